import EventLog
import FaultVFS
import StoreTesting
import Stores
import Testing

@testable import StoreSQLite

/// With `synchronous = NORMAL` every test of a crashing process passes, and a power failure loses acknowledged events.
@Suite(.timeLimit(.minutes(1))) struct SynchronousTests {
    @Test func `the writer has synchronous = FULL, also when it was opened anew after an error`() async throws {
        try await FaultyStore.with { faulty in
            let atFirst = try await faulty.synchronous()
            faulty.disk.fail(FAULT_SYNC)
            await #expect(throws: AppendError.self) {
                try await faulty.story.append(faulty.story.projectRenamed(to: "Find"))
            }
            let afterwards = try await faulty.synchronous()
            #expect(atFirst == 2 && afterwards == 2)
        }
    }

    @Test func `no append is answered before its sync`() async throws {
        try await FaultyStore.with { faulty in
            let ids = try await faulty.story.appendDrafts(5)
            for round in 1...40 {
                let syncs = faulty.disk.syncs
                let id = ids[round % 5]
                try await faulty.story.append(faulty.story.described(id, "\(round)"))
                try #require(faulty.disk.syncs > syncs, "append \(round) was answered without a sync")
                try #require(
                    faulty.disk.unsyncedWrites == 0, "append \(round) was answered with writes that are not synced")
            }
        }
    }

    @Test func `an append whose sync takes its time is not answered meanwhile`() async throws {
        try await FaultyStore.with { faulty in
            let callers = Callers(faulty.store)
            faulty.disk.hold()
            let answers = await callers.ask([
                faulty.story.appending([faulty.story.projectRenamed(to: "Find")])
            ])
            #expect(await faulty.disk.isHolding(), "no sync came")
            #expect(await callers.answered == 0)
            faulty.disk.letGo()
            for answer in answers { _ = try await answer.value.get() }
        }
    }
}

extension FaultyStore {
    fileprivate func synchronous() async throws -> Int64? {
        try await store.writer.perform { session throws(SQLiteFailure) in
            try session.statement("PRAGMA synchronous").first { row in row.integer(0) }
        }
    }
}
