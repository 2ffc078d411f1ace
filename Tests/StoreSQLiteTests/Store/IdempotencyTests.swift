import EventLog
import FaultVFS
import MooringModel
import StoreSQLite
import StoreTesting
import Stores
import SystemPackage
import Testing

/// What the contract cannot show: that an outcome is as durable as the events of its append, and no more.
@Suite(.timeLimit(.minutes(1))) struct IdempotencyTests {
    @Test func `the outcome of an append is written in its transaction, and with it or not at all`() async throws {
        try await FaultyStore.with { faulty in
            let (story, requests) = (faulty.story, faulty.story.store.requests)
            _ = try await requests.begin(story.key(), now: story.clock.now)
            faulty.disk.fail(FAULT_SYNC)
            await #expect(throws: AppendError.self) {
                try await story.append(story.projectRenamed(to: "Find"), key: story.key())
            }
            // Still in flight, until whoever asked gives up.
            #expect(try await requests.begin(story.key(), now: story.clock.now) == .underWay)
            await requests.release(story.key())
            #expect(try await requests.begin(story.key(), now: story.clock.now) == .new)

            // The first append after an error begins the write-ahead log anew, with a sync of its own.
            try await story.append(story.projectRenamed(to: "Found"))
            let syncs = faulty.disk.syncs
            try await story.append(story.projectRenamed(to: "Find"), key: story.key())
            #expect(faulty.disk.syncs == syncs + 1)
            #expect(
                try await requests.begin(story.key(), now: story.clock.now) == .done(.recorded(through: Position(6))))
            #expect(try await requests.begin(story.key(body: "other"), now: story.clock.now) == .otherRequest)
        }
    }

    @Test func `an outcome outlives the process, and a request in flight does not`() async throws {
        try await withTemporaryDirectory { directory in
            let (path, clock) = (directory.appending("mooring.sqlite").string, StoryClock())
            let store = try await SQLiteStore(database: path) { clock.now }
            let story = try Story(Backend(store), clock: clock)
            try await story.append(story.organizationCreated(), key: story.key())
            _ = try await store.begin(story.key("key-2"), now: clock.now)
            try await store.close()

            let again = try await SQLiteStore(database: path) { clock.now }
            #expect(try await again.begin(story.key(), now: clock.now) == .done(.recorded(through: Position(1))))
            #expect(try await again.begin(story.key("key-2"), now: clock.now) == .new)
            let over = clock.set(toSecond: 24 * 60 * 60)
            #expect(try await again.begin(story.key(), now: over) == .new)
            try await again.close()
        }
    }
}
