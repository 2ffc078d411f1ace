import ChildProcesses
import EventLog
import MooringModel
import StoreSQLite
import StoreTesting
import Stores
import SystemPackage
import Testing

/// `kill -9` in the middle of a storm of appends, 50 times over: five directories that are killed ten times each.
@Suite(.timeLimit(.minutes(4))) struct KillTests {
    @Test(arguments: [3, 17, 58, 71, 99])
    func `whatever was acknowledged before a kill is there, without gaps, and views and checkpoint agree with it`(
        _ seed: UInt64
    ) async throws {
        try await DirectoryStory.with { told in
            var random = SeededGenerator(seed: seed)
            var acknowledged: [Acknowledgment] = []
            for _ in 1...10 {
                let storm = try ChildProcess("AppendStorm", "storm", told.directory.path.string)
                #expect(await storm.next() == "ready")
                let lines = await storm.killed(after: Int.random(in: 0..<30, using: &random))
                acknowledged += try lines.map { try #require(Acknowledgment($0), "\($0)") }
                // Opening compares the log with the checkpoint that was signed last.
                try await told.whileOpen { _, story in try await story.expect(acknowledged) }
            }
            #expect(acknowledged.count > 30)
        }
    }
}

extension Story {
    /// That all that was acknowledged is in the log, and the log is sound.
    func expect(_ acknowledged: [Acknowledgment]) async throws {
        let events = try await allEvents().map(\.event)
        #expect(events.map(\.position.value) == events.indices.map { Int64($0) + 1 })
        for append in acknowledged {
            guard append.positions.upperBound <= events.count else {
                Issue.record("the events \(append.positions) were acknowledged and are missing")
                continue
            }
            let recorded = events[(append.positions.lowerBound - 1)..<append.positions.upperBound]
            #expect(recorded.allSatisfy { $0.correlation == append.correlation }, "\(append)")
        }
        try await expectSound()
    }
}
