package import EventLog
import MooringModel

/// Makes the views from the events: one event in, the rows that it changes out. Pure.
///
/// The same function runs in an append's transaction and in a rebuild, so that both come to the same rows.
package enum Projector {
    /// The rows that hold from this event on.
    ///
    /// - Parameters:
    ///   - event: the next event of the log.
    ///   - current: the row of a view and key that holds before the event, nil if there is none.
    /// - Returns: new rows; each one ends the row that held before it under the same view and key.
    package static func rows<Failure: Error>(
        after event: RecordedEvent, current: (View, String) throws(Failure) -> ViewRow?
    ) throws(Failure) -> [ViewRow] {
        guard let change = RowChange(event) else { return [] }
        var row: ViewRow
        if let opening = change.opening {
            row = ViewRow(
                view: change.view, key: change.key, scope: opening.scope, region: opening.region,
                status: opening.status,
                lookup: opening.lookup, version: event.version, validFrom: event.position, body: JSONObject())
            row.body["createdAt"] = .string(event.at.description)
            row.body["createdBy"] = .string(event.actor.id)
        } else {
            guard let held = try current(change.view, change.key) else { return [] }
            row = held
            row.version = event.version
            row.validFrom = event.position
            row.validTo = nil
        }
        row.body["changedAt"] = .string(event.at.description)
        row.body["changedBy"] = .string(event.actor.id)
        change.apply(to: &row, by: event)
        row.body["status"] = .string(row.status)
        return [row]
    }
}
