import EventLog
import MooringModel
import StoreTesting
import Testing

@testable import Stores

@Suite struct RebuildTests {
    @Test func `rows that the events do not make are named`() async throws {
        let (whole, short) = try await tables()
        #expect(whole.views.differences(from: whole.views) == [])
        let differences = short.views.differences(from: whole.views)
        #expect(differences.count == 2)
        #expect(differences.allSatisfy { $0.hasPrefix("integration integ-") && $0.contains("rows, by the events") })
    }

    @Test func `claims that the events do not make are named with who holds them`() async throws {
        let (whole, short) = try await tables()
        #expect(whole.claims.differences(from: whole.claims) == [])
        let differences = short.claims.differences(from: whole.claims)
        // The second draft's name, external ID and use of the project; the deleted one's name and use, given back, and its end.
        #expect(differences.count == 6)
        let name = try #require(differences.first { $0.contains("integration-name \"backups\"") })
        #expect(name.contains("held by integration/") && name.hasSuffix("by the events nobody"))
    }

    /// Views and claims of a log, and the same without its last two events.
    private func tables() async throws -> (whole: Tables, short: Tables) {
        let clock = StoryClock()
        let story = try Story(Backend(MemoryStore { clock.now }), clock: clock)
        let id = try await story.appendDrafted(name: "backups")
        try await story.append(story.drafted(story.newID(), name: "logs"), story.deleted(id))
        let events = try await story.allEvents().map(\.event)
        return (Tables(events), Tables(events.dropLast(2)))
    }

    private struct Tables {
        var views = ViewTable()
        var claims = ClaimTable()

        init(_ events: some Sequence<RecordedEvent>) {
            for event in events {
                views.take(event)
                claims.take(event)
            }
        }
    }
}
