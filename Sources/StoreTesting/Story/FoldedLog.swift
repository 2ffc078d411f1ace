import EventLog
import MooringModel
import Projections
import Stores
import Testing

/// What the views must show: the log's events, folded one by one without a thought of intervals and indices.
struct FoldedLog {
    /// The rows that hold after 0, 1, 2 … events, each as it was made, by view and key.
    private var states: [[Key: ViewRow]] = [[:]]
    private(set) var rowCount = 0

    private struct Key: Hashable {
        var view: View
        var key: String
    }

    init(_ story: Story) async throws {
        for stored in try await story.allEvents() {
            var state = states[states.count - 1]
            let changed = Projector.rows(after: stored.event) { state[Key(view: $0, key: $1)] }
            for row in changed { state[Key(view: row.view, key: row.key)] = row }
            rowCount += changed.count
            states.append(state)
        }
    }

    var head: Position { Position(Int64(states.count - 1)) }

    /// That a store shows the same, now and as of every position.
    func expectViews(of story: Story, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for position in states.indices {
            let at = Position(Int64(position))
            let rows = try await story.allRows(asOf: at)
            #expect(
                rows.map(\.withoutEnd) == expected(at: position), "as of \(position)", sourceLocation: sourceLocation)
            #expect(rows.allSatisfy { $0.isValid(at: at) && $0.validTo == end(of: $0) }, sourceLocation: sourceLocation)
            if !rows.isEmpty {
                let row = rows[position % rows.count]
                #expect(
                    try await story.store.views.row(row.view, key: row.key, asOf: at) == row, "as of \(position)",
                    sourceLocation: sourceLocation)
            }
        }
        #expect(try await story.allRows() == expected(at: states.count - 1), "now", sourceLocation: sourceLocation)
    }

    private func expected(at position: Int) -> [ViewRow] {
        View.allCases.flatMap { view in
            states[position].values.filter { $0.view == view }
                .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        }
    }

    /// The first position at which another row holds in its place.
    private func end(of row: ViewRow) -> Position? {
        let key = Key(view: row.view, key: row.key)
        let later = states.indices.dropFirst(Int(row.validFrom.value))
        return later.first { states[$0][key]?.validFrom != row.validFrom }.map { Position(Int64($0)) }
    }
}

extension ViewRow {
    fileprivate var withoutEnd: ViewRow {
        var row = self
        row.validTo = nil
        return row
    }
}
