import EventLog
import MooringModel
import Projections
import Stores

/// Makes views and claims anew from the events, and compares or replaces the live ones.
///
/// Only what holds at the moment is kept in memory: a row that has ended is compared, or written, and forgotten. The
/// comparison needs no second copy of the views, since every row has a name (view, key, first position) by which the
/// live one is found.
struct ViewRebuild {
    private let connection: OpaquePointer

    /// - Parameter connection: in a transaction, so that all of it is of one moment
    init(_ connection: OpaquePointer) { self.connection = connection }

    /// Compares the live views and claims with those that the events make.
    func report() throws(SQLiteFailure) -> RebuildReport {
        let live = try LiveRows(connection)
        var (rows, found): (Int64, Int64) = (0, 0)
        var differences: [String] = []
        let (through, claims) = try rebuild { row throws(SQLiteFailure) in
            rows += 1
            switch try live.comparison(with: row) {
            case .same: found += 1
            case .different(let column):
                found += 1
                differences.note("\(row.name) has another \(column) than the events make")
            case .missing: differences.note("\(row.name) is missing")
            }
        }
        let surplus = try live.count() - found
        if surplus > 0 { differences.note("\(surplus) rows follow from no event") }
        differences += try liveClaims().differences(from: claims)
        return RebuildReport(through: through, rows: rows, differences: Array(differences.prefix(20)))
    }

    /// Puts the views and claims that the events make in the place of the live ones.
    ///
    /// - Returns: what was made: the events that went into it, and its rows
    func replace() throws(SQLiteFailure) -> (through: Position, rows: Int64) {
        try SQLiteStatement("DELETE FROM view_row", on: connection).run()
        try SQLiteStatement("DELETE FROM claim", on: connection).run()
        let insertion = try SQLiteStatement(String(describing: SQLiteStatement.rowInsertion), on: connection)
        var rows: Int64 = 0
        let (through, claims) = try rebuild { row throws(SQLiteFailure) in
            rows += 1
            try insertion.insert(row)
        }
        let insertClaim = try SQLiteStatement(
            "INSERT INTO claim (kind, scope, key, stream) VALUES (?, ?, ?, ?)", on: connection)
        for (claim, stream) in claims.byClaim {
            try insertClaim.run(claim.kind.rawValue, claim.scope, claim.key, stream.description)
        }
        return (through, rows)
    }

    /// Projects all events.
    ///
    /// - Parameter take: gets every row once, with both ends of its validity, in no particular order
    private func rebuild(
        _ take: (ViewRow) throws(SQLiteFailure) -> Void
    ) throws(SQLiteFailure) -> (through: Position, ClaimTable) {
        var through = Position.start
        var claims = ClaimTable()
        var present: [RowName: ViewRow] = [:]
        try LogScan(connection).events { event throws(SQLiteFailure) in
            through = event.position
            claims.take(event)
            for row in Projector.rows(after: event, current: { present[RowName(view: $0, key: $1)] }) {
                if var ended = present.updateValue(row, forKey: RowName(view: row.view, key: row.key)) {
                    ended.validTo = row.validFrom
                    try take(ended)
                }
            }
        }
        for row in present.values { try take(row) }
        return (through, claims)
    }

    private func liveClaims() throws(SQLiteFailure) -> ClaimTable {
        var claims = ClaimTable()
        try SQLiteStatement("SELECT kind, scope, key, stream FROM claim", on: connection)
            .forEach { row throws(SQLiteFailure) in
                guard let kind = Claim.Kind(rawValue: row.text(0)), let stream = StreamName(row.text(3)) else {
                    throw .corrupt("the claim \(row.text(0)) of \(row.text(3)) cannot be read")
                }
                claims.take(Claim(kind, scope: row.text(1), key: row.text(2)), by: stream)
                return true
            }
        return claims
    }
}

/// What a row of the present is found by.
private struct RowName: Hashable {
    var view: View
    var key: String
}

extension [String] {
    /// Adds a finding; more than are told are not kept.
    fileprivate mutating func note(_ finding: String) {
        if count < 20 { append(finding) }
    }
}

extension ViewRow {
    fileprivate var name: String { "\(view.rawValue) \(key) from position \(validFrom)" }
}
