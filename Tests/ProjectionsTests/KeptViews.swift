import EventLog
import MooringModel
import Projections

/// All rows that there ever were, kept in memory as a store keeps them.
struct KeptViews {
    /// In the order in which they began; a row that was followed by another has its end.
    private(set) var rows: [ViewRow] = []
    private var current: [Key: Int] = [:]

    private struct Key: Hashable {
        var view: View
        var key: String
    }

    init() {}

    init(after events: some Sequence<RecordedEvent>) {
        for event in events { take(event) }
    }

    /// - Returns: the rows that the event began.
    @discardableResult
    mutating func take(_ event: RecordedEvent) -> [ViewRow] {
        let begun = Projector.rows(after: event) { row($0, $1) }
        for row in begun {
            let key = Key(view: row.view, key: row.key)
            if let index = current[key] { rows[index].validTo = row.validFrom }
            current[key] = rows.count
            rows.append(row)
        }
        return begun
    }

    func row(_ view: View, _ key: String) -> ViewRow? { current[Key(view: view, key: key)].map { rows[$0] } }

    /// The rows that hold now, without order.
    var present: Set<ViewRow> { Set(current.values.map { rows[$0] }) }

    /// The rows that held at a position, as they were then: without an end.
    func rows(asOf position: Position) -> Set<ViewRow> {
        var held = rows.filter { $0.isValid(at: position) }
        for index in held.indices { held[index].validTo = nil }
        return Set(held)
    }
}
