import EventLog
import MooringModel
import Stores
import Testing

extension Guarantee {
    /// What is read of the log.
    static let reading: [Guarantee] = [
        Guarantee("an empty log ends at 0, with the empty tree's root") { story in
            let head = try await story.store.events.head()
            #expect(head == LogHead(position: .start, root: .empty, at: nil))
            #expect(try await story.allEvents().isEmpty)
            #expect(try await story.store.events.position(at: story.clock.now) == .start)
        },
        Guarantee("the head tells the latest position and its time") { story in
            try await story.appendTenancy()
            let at = story.clock.set(toSecond: 7)
            _ = try await story.appendDrafted(name: "backups")
            let head = try await story.store.events.head()
            #expect(head.position == Position(5) && head.at == at)
        },
        Guarantee("events are read after and through a position, at most so many, the earliest first") { story in
            _ = try await story.appendDrafts(6)
            #expect(try await story.positions(EventQuery(after: Position(2))) == [3, 4, 5, 6])
            #expect(try await story.positions(EventQuery(through: Position(2))) == [1, 2])
            #expect(try await story.positions(EventQuery(after: Position(1), limit: 2)) == [2, 3])
            #expect(
                try await story.positions(EventQuery(after: Position(1), through: Position(3), limit: 9)) == [2, 3])
            #expect(try await story.positions(EventQuery(after: Position(6))) == [])
            #expect(try await story.positions(EventQuery(after: Position(99))) == [])
        },
        Guarantee("events are read by stream, organization, project, region, actor and type") { story in
            try await story.appendTenancy()
            let id = try await story.appendDrafted(name: "backups")
            try await story.append(story.described(id, "nightly"))
            _ = try await story.appendDrafted(name: "ads", of: story.otherProject, in: story.otherRegion)
            let ingest = Actor.system("worker", via: "schedule")
            var byWorker = story.appending([story.event(.degraded, of: id)])
            byWorker.actor = ingest
            _ = try await story.store.events.append(byWorker)

            #expect(try await story.positions(EventQuery(stream: .integration(id))) == [5, 6, 8])
            #expect(
                try await story.positions(EventQuery(after: Position(5), limit: 1, stream: .integration(id))) == [6])
            #expect(try await story.positions(EventQuery(organization: story.organization)) == Array(1...8))
            #expect(try await story.positions(EventQuery(organization: story.newID())) == [])
            #expect(try await story.positions(EventQuery(project: story.project)) == [2, 4, 5, 6, 8])
            #expect(try await story.positions(EventQuery(limit: 1, project: story.otherProject)) == [3])
            #expect(try await story.positions(EventQuery(region: story.otherRegion)) == [7])
            #expect(try await story.positions(EventQuery(actor: "worker")) == [8])
            #expect(try await story.positions(EventQuery(type: "integration.drafted")) == [5, 7])
            #expect(
                try await story.positions(EventQuery(project: story.project, type: "integration.drafted")) == [5])
        },
        Guarantee("events are read since a moment, which counts, and until one, which does not") { story in
            for second: Int64 in [10, 20, 30] {
                story.clock.set(toSecond: second)
                _ = try await story.appendDrafted(name: nil)
            }
            let twenty = StoryClock.beginning.adding(seconds: 20)
            #expect(try await story.positions(EventQuery(since: twenty)) == [2, 3])
            #expect(try await story.positions(EventQuery(until: twenty)) == [1])
            #expect(try await story.positions(EventQuery(since: twenty, until: twenty.adding(seconds: 1))) == [2])
        },
        Guarantee("any query finds what its own rule includes") { story in
            var history = RandomHistory(seed: 7)
            try await history.append(40, to: story)
            let all = try await story.allEvents().map(\.event)
            var random = SeededGenerator(seed: 11)
            for _ in 0..<200 {
                let query = EventQuery.any(of: all, using: &random)
                let expected = all.filter(query.includes).prefix(query.limit).map(\.position.value)
                #expect(try await story.positions(query) == expected, "\(query)")
            }
        },
        Guarantee("the position at a moment is the last event's recorded at or before it") { story in
            story.clock.set(toSecond: 10)
            try await story.append(story.organizationCreated(), story.projectCreated())
            story.clock.set(toSecond: 20)
            try await story.append(story.clusterRegistered())
            for (second, position): (Int64, Int64) in [(9, 0), (10, 2), (15, 2), (20, 3), (99, 3)] {
                let moment = StoryClock.beginning.adding(seconds: second)
                #expect(try await story.store.events.position(at: moment) == Position(position))
            }
        },
    ]
}
