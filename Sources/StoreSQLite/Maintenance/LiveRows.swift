import MooringModel
import Projections

/// The rows of the live views, by their names.
struct LiveRows {
    private let connection: OpaquePointer
    private let row: SQLiteStatement

    init(_ connection: OpaquePointer) throws(SQLiteFailure) {
        self.connection = connection
        row = try SQLiteStatement(
            """
            SELECT scope, region, status, lookup, version, valid_to, body FROM view_row INDEXED BY view_row_history
            WHERE view = ? AND key = ? AND valid_from = ?
            """, on: connection)
    }

    enum Comparison {
        case same
        case different(column: String)
        case missing
    }

    /// The live row of the same name beside the one that the events make.
    func comparison(with expected: ViewRow) throws(SQLiteFailure) -> Comparison {
        try row.first(expected.view.rawValue, expected.key, expected.validFrom) { row in
            if row.text(0) != expected.scope { return .different(column: "scope") }
            if row.optionalText(1) != expected.region { return .different(column: "region") }
            if row.text(2) != expected.status { return .different(column: "status") }
            if row.optionalText(3) != expected.lookup { return .different(column: "lookup") }
            if row.integer(4) != expected.version.value { return .different(column: "version") }
            if row.optionalInteger(5) != expected.validTo?.value { return .different(column: "valid_to") }
            let body = JSONValue.object(expected.body).canonicalBytes
            return row.bytes(6).elementsEqual(body) ? .same : .different(column: "body")
        } ?? .missing
    }

    func count() throws(SQLiteFailure) -> Int64 {
        try SQLiteStatement("SELECT count(*) FROM view_row", on: connection).first { row in row.integer(0) } ?? 0
    }
}
