import EventLog
package import MooringModel
package import Projections
package import Stores
package import Testing

extension Story {
    package func allEvents() async throws -> [StoredEvent] { try await store.events.events(matching: EventQuery()) }

    /// The positions of the events that match.
    package func positions(_ query: EventQuery) async throws -> [Int64] {
        try await store.events.events(matching: query).map(\.event.position.value)
    }

    /// The versions of a stream's events.
    package func versions(of stream: StreamName) async throws -> [Int64] {
        try await store.events.events(matching: EventQuery(stream: stream)).map(\.event.version.value)
    }

    /// The rows of all views, those that hold at a position.
    package func allRows(asOf position: Position? = nil) async throws -> [ViewRow] {
        var rows: [ViewRow] = []
        for view in View.allCases { rows += try await store.views.rows(ViewQuery(view, asOf: position)) }
        return rows
    }

    /// The keys of the rows that a query asks for.
    package func keys(_ query: ViewQuery) async throws -> [String] { try await store.views.rows(query).map(\.key) }

    /// That a store is as it was after `body`, which is refused: events, views, claims and the tree's root.
    package func expectUnchanged(
        _ sourceLocation: SourceLocation = #_sourceLocation, by body: () async throws -> Void
    ) async throws {
        let before = try await Snapshot(self)
        try await body()
        #expect(try await Snapshot(self) == before, sourceLocation: sourceLocation)
        let differences = try await store.maintenance.rebuildViews(replace: false).differences
        #expect(differences.isEmpty, "views and claims follow from the events", sourceLocation: sourceLocation)
    }

    private struct Snapshot: Equatable {
        var head: LogHead
        var events: [[UInt8]]
        var rows: [ViewRow]
        var projects: [LogEvent.ProjectHead]

        init(_ story: Story) async throws {
            head = try await story.store.events.head()
            events = try await story.allEvents().map(\.canonicalBytes)
            rows = try await story.allRows()
            projects = try await story.store.maintenance.projectHeads()
        }
    }
}
