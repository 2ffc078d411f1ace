import EventLog
import MooringModel
import MooringService
import Stores
import Testing

/// The audit feed: every event once, in order, whoever writes meanwhile.
@Suite(.timeLimit(.minutes(1))) struct EventFeedTests {
    @Test func `the feed is read in pages, without a gap and without a repetition`() async throws {
        try await withHarbor { harbor in
            for number in 1...10 { _ = try await harbor.draft("Draft \(number)") }
            let call = try await harbor.operatorCall
            var (read, after): ([Int64], Position) = ([], .start)
            while true {
                let (events, next) = try await harbor.registry.events(call, EventQuery(after: after, limit: 4))
                if events.isEmpty { break }
                read += events.map(\.position.value)
                after = next
            }
            let head = try await harbor.registry.head().position
            #expect(read == Array(1...head.value))
            #expect(after == head)
        }
    }

    @Test func `a filter passes over what does not match, and the next page does not read it again`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.draft("Of Search", in: harbor.search)
            for number in 1...5 { _ = try await harbor.draft("Of Ads \(number)", in: harbor.ads) }
            let call = try await harbor.operatorCall
            let query = EventQuery(project: ProjectID(harbor.search))
            let (events, next) = try await harbor.registry.events(call, query)
            #expect(events.map(\.event.event.type) == ["project.created", "integration.drafted"])
            #expect(next == (try await harbor.registry.head().position))
            let integration = try events.last.orThrow().stream
            let ofOne = try await harbor.registry.events(call, EventQuery(stream: integration))
            #expect(ofOne.events.count == 1)
            let typed = try await harbor.registry.events(call, EventQuery(type: "integration.drafted"))
            #expect(typed.events.count == 6)
            let ofSystem = try await harbor.registry.events(call, EventQuery(actor: "mooring"))
            #expect(ofSystem.events.allSatisfy { $0.actor.kind == .system } && !ofSystem.events.isEmpty)
        }
    }

    @Test func `a follower by long poll misses nothing and sees nothing twice while many write`() async throws {
        try await withHarbor { harbor in
            let start = try await harbor.registry.head().position
            let (writers, drafts) = (8, 25)
            let call = try await harbor.operatorCall
            async let followed = {
                var (read, after): ([Int64], Position) = ([], start)
                while read.count < writers * drafts {
                    let query = EventQuery(after: after, limit: 7, type: "integration.drafted")
                    let (events, next) = try await harbor.registry.events(call, query, wait: .seconds(30))
                    read += events.map(\.position.value)
                    after = next
                }
                return read
            }()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 1...writers {
                    group.addTask {
                        for number in 1...drafts {
                            let id = try await harbor.draft("Draft \(writer) \(number)")
                            // Something else in between, which the follower does not ask for.
                            _ = try await harbor.registry.deleteIntegration(
                                try await harbor.operatorCall, id, force: false)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let written = try await harbor.events(after: start)
                .filter { $0.event.event.type == "integration.drafted" }.map(\.position.value)
            #expect(try await followed == written)
            #expect(
                try await harbor.events().map(\.position.value)
                    == Array(1...(try await harbor.registry.head().position.value)))
        }
    }

    @Test func `the history of an integration tells who changed what, when and why`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.draft("backups")
            let admin = try await harbor.person(.dataOperator, in: harbor.search)
            _ = try await harbor.registry.editIntegration(
                try await harbor.call(admin, reason: "A better name"), id, .init(name: "Nightly"))
            let auditor = try await harbor.person(.auditor, in: harbor.search)
            let history = try await harbor.registry.history(try await harbor.call(auditor), of: id, limit: 10)
            #expect(history.map(\.version.value) == [1, 2])
            #expect(history.last?.actor.id == admin.id && history.last?.reason == "A better name")
            #expect(history.last?.event.event.data["name"] == "Nightly")
            #expect(history.first.map { $0.at } ?? harbor.clock.now < (history.last?.at ?? harbor.clock.now))
            let second = try await harbor.registry.history(
                try await harbor.call(auditor), of: id, after: try history.first.orThrow().position, limit: 10)
            #expect(second == [try history.last.orThrow()])
        }
    }
}
