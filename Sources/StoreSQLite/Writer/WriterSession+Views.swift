import EventLog
import MooringModel
import Projections

extension WriterSession {
    /// Writes what an event changes in the views.
    func project(_ event: RecordedEvent) throws(SQLiteFailure) {
        let rows = try Projector.rows(after: event) { view, key throws(SQLiteFailure) in
            try presentRow(view, key)
        }
        for row in rows {
            try statement("UPDATE view_row SET valid_to = ? WHERE view = ? AND key = ? AND valid_to IS NULL")
                .run(row.validFrom, row.view.rawValue, row.key)
            try insert(row)
        }
    }

    func insert(_ row: ViewRow) throws(SQLiteFailure) {
        try statement(
            """
            INSERT INTO view_row (view, key, scope, region, status, lookup, version, valid_from, valid_to, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            row.view.rawValue, row.key, row.scope, row.region, row.status, row.lookup, row.version, row.validFrom,
            row.validTo, JSONValue.object(row.body).canonicalText)
    }

    private func presentRow(_ view: View, _ key: String) throws(SQLiteFailure) -> ViewRow? {
        try statement(
            """
            SELECT scope, region, status, lookup, version, valid_from, body FROM view_row
            WHERE view = ? AND key = ? AND valid_to IS NULL
            """
        ).first(view.rawValue, key) { row throws(SQLiteFailure) in
            guard let body = try? JSONValue(parsing: row.bytes(6)).objectValue else {
                throw .corrupt("the body of \(view.rawValue) \(key) is no JSON object")
            }
            return ViewRow(
                view: view, key: key, scope: row.text(0), region: row.optionalText(1), status: row.text(2),
                lookup: row.optionalText(3), version: Version(row.integer(4)), validFrom: Position(row.integer(5)),
                body: body)
        }
    }
}
