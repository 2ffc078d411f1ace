import GRDB
import MooringModel
import Projections

extension Database {
    private static let columns = "view, key, scope, region, status, lookup, version, valid_from, valid_to, body"

    /// The row of one thing at a position; nil for now.
    func viewRow(_ view: View, key: String, asOf: Position?) throws -> ViewRow? {
        guard let asOf else {
            let statement = try cachedStatement(
                sql: "SELECT \(Self.columns) FROM view_row WHERE view = ? AND key = ? AND valid_to IS NULL")
            return try Row.fetchOne(statement, arguments: [view.rawValue, key]).map(ViewRow.init)
        }
        // The latest that had begun, if it had not ended.
        let statement = try cachedStatement(
            sql: """
                SELECT \(Self.columns) FROM view_row INDEXED BY view_row_history
                WHERE view = ? AND key = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1
                """)
        return try Row.fetchOne(statement, arguments: [view.rawValue, key, asOf.value]).map(ViewRow.init)
            .flatMap { $0.isValid(at: asOf) ? $0 : nil }
    }

    /// The rows that a query asks for, in the order of their keys.
    func viewRows(_ query: ViewQuery) throws -> [ViewRow] {
        var conditions = ["view = ?"]
        var arguments: [any DatabaseValueConvertible] = [query.view.rawValue]
        func require(_ condition: String, _ values: any DatabaseValueConvertible...) {
            conditions.append(condition)
            arguments += values
        }
        if let scope = query.scope { require("scope = ?", scope) }
        if let lookup = query.lookup { require("lookup = ?", lookup) }
        if let after = query.after { require("key > ?", after) }
        if let asOf = query.asOf {
            require("valid_from <= ?", asOf.value)
            require("(valid_to IS NULL OR valid_to > ?)", asOf.value)
        } else {
            require("valid_to IS NULL")
        }
        if let region = query.region { require("region = ?", region) }
        if let statuses = query.statuses {
            // SQLite has no plan for a list without members.
            if statuses.isEmpty { return [] }
            let places = statuses.map { _ in "?" }.joined(separator: ", ")
            conditions.append("status IN (\(places))")
            arguments += statuses.sorted() as [any DatabaseValueConvertible]
        }
        for (member, value) in query.matching.sorted(by: { $0.key < $1.key }) {
            require("json_extract(body, ?) = ?", "$.\"\(member)\"", value)
        }
        let statement = try cachedStatement(
            sql: """
                SELECT \(Self.columns) FROM view_row INDEXED BY \(query.index)
                WHERE \(conditions.joined(separator: " AND ")) ORDER BY key LIMIT ?
                """)
        arguments.append(query.limit)

        var rows: [ViewRow] = []
        let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        while let row = try cursor.next() { rows.append(try ViewRow(row)) }
        return rows
    }
}

extension ViewQuery {
    /// The index that has the fewest rows to pass over. SQLite, which keeps no statistics here, would not always guess
    /// it; each of them gives the rows in the order of their keys.
    fileprivate var index: String {
        if lookup != nil { return "view_row_lookup" }
        if scope != nil { return "view_row_scope" }
        return asOf == nil ? "view_row_present" : "view_row_history"
    }
}

extension ViewRow {
    /// - Parameter row: the columns in the order of the table
    fileprivate init(_ row: Row) throws {
        let body: String = row[9]
        guard let view = View(rawValue: row[0]), let body = try? JSONValue(parsing: body).objectValue else {
            throw SQLiteFailure.corrupt("the row of \(row[0] as String) \(row[1] as String) cannot be read")
        }
        self.init(
            view: view, key: row[1], scope: row[2], region: row[3], status: row[4], lookup: row[5],
            version: Version(row[6]), validFrom: Position(row[7]), validTo: (row[8] as Int64?).map { Position($0) },
            body: body)
    }
}
