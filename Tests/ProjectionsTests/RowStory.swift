import DomainSamples
import EventLog
import MooringModel
import Projections
import Testing

/// Events one after the other, and what each of them does to a row.
struct RowStory {
    private(set) var views = KeptViews()
    private var position: Int64 = 0

    init(_ events: Event...) {
        for event in events { happen(event) }
    }

    @discardableResult
    mutating func happen(_ event: Event) -> [ViewRow] {
        position += 1
        return views.take(.sample(event, position: position, version: position))
    }

    /// The members of a row's body that an event changes, but for when and by whom.
    ///
    /// - Returns: the new values; ``JSONValue/null`` for a member that went away.
    mutating func changes(_ view: View, _ key: String, by event: Event) -> [String: JSONValue] {
        let before = views.row(view, key)?.body ?? JSONObject()
        happen(event)
        let after = views.row(view, key)?.body ?? JSONObject()
        var changes: [String: JSONValue] = [:]
        for name in Set(before.names + after.names) where before[name] != after[name] {
            if let value = after[name] { changes[name] = value } else { changes[name] = .null }
        }
        changes["changedAt"] = nil
        changes["changedBy"] = nil
        return changes
    }
}
