import MooringModel
import Projections

extension SQLiteStatement {
    /// The text of the statement that ``insert(_:)`` is for.
    static let rowInsertion: StaticString = """
        INSERT INTO view_row (view, key, scope, region, status, lookup, version, valid_from, valid_to, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Writes a row of a view.
    func insert(_ row: ViewRow) throws(SQLiteFailure) {
        try run(
            row.view.rawValue, row.key, row.scope, row.region, row.status, row.lookup, row.version, row.validFrom,
            row.validTo, JSONValue.object(row.body).canonicalText)
    }
}
