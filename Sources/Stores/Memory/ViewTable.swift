import EventLog
import MooringModel
import Projections

/// The rows of all views, past and present.
struct ViewTable {
    /// The rows of each thing, the oldest first; each ends where the next begins.
    private var histories: [View: [String: [ViewRow]]] = [:]

    /// How many rows there are, ended ones included.
    var count: Int { histories.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.count } } }

    func row(_ view: View, key: String, asOf: Position?) -> ViewRow? {
        histories[view]?[key]?.last { row in asOf.map(row.isValid(at:)) ?? (row.validTo == nil) }
    }

    func rows(_ query: ViewQuery) -> [ViewRow] {
        let all = (histories[query.view] ?? [:]).values.joined()
        let asked = all.filter(query.includes).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return Array(asked.prefix(query.limit))
    }

    /// Makes the change that an event makes.
    mutating func take(_ event: RecordedEvent) {
        for row in Projector.rows(after: event, current: { row($0, key: $1, asOf: nil) }) {
            histories[row.view, default: [:]][row.key, default: []].end(with: row)
        }
    }

    /// The rows that differ from another table's, as words for people.
    func differences(from other: ViewTable) -> [String] {
        View.allCases.flatMap { view -> [String] in
            let (mine, theirs) = (histories[view] ?? [:], other.histories[view] ?? [:])
            return Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }.sorted().map { key in
                "\(view.rawValue) \(key): "
                    + "\(mine[key]?.count ?? 0) rows, by the events \(theirs[key]?.count ?? 0), not the same"
            }
        }
    }
}

extension [ViewRow] {
    /// Adds a row, where the one before it ends.
    fileprivate mutating func end(with row: ViewRow) {
        if let last = indices.last { self[last].validTo = row.validFrom }
        append(row)
    }
}
