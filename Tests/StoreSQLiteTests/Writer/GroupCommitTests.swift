import EventLog
import FaultVFS
import MooringModel
import Projections
import StoreTesting
import Stores
import Testing

@testable import StoreSQLite

@Suite(.timeLimit(.minutes(1))) struct GroupCommitTests {
    @Test func `appends that are asked for during a sync share the next one`() async throws {
        try await FaultyStore.with { faulty in
            let ids = try await faulty.story.appendDrafts(8)
            let syncs = faulty.disk.syncs
            let results = try await faulty.group(ids.map { faulty.story.appending([faulty.story.described($0, "")]) })
            // One for the append that they waited for, and one for all of them.
            #expect(faulty.disk.syncs == syncs + 2)
            let positions = try results.map { try $0.get().positions.lowerBound.value }
            #expect(positions.sorted() == (14...21).map(Int64.init))
            try await faulty.expectSound()
        }
    }

    @Test func `an append that is refused in the middle of a group leaves the others and the tree right`()
        async throws
    {
        try await FaultyStore.with { faulty in
            let story = faulty.story
            let ids = try await story.appendDrafts(6)
            let holder = try await story.appendDrafted(name: "backups")
            let other = story.newID(IntegrationID.self)
            let refused = [
                // Each has inserted something by the time it is refused, or would have.
                story.appending([story.described(ids[1], ""), story.drafted(other, name: "Backups")]),
                story.appending([story.described(ids[2], "")], expecting: [.integration(ids[2]): .empty]),
                story.appending([story.described(ids[3], String(repeating: "x", count: 65_536))]),
            ]
            let recorded = [ids[0], ids[4], ids[5]].map { story.appending([story.described($0, "")]) }
            let results = try await faulty.group(zip(recorded, refused).flatMap { [$0, $1] })

            #expect(results[1] == .failure(.claim(story.nameClaim("backups"), holder: .integration(holder))))
            #expect(
                results[3]
                    == .failure(.stream(.integration(ids[2]), expected: .empty, actual: Version(1))))
            guard case .failure(.tooLarge) = results[5] else {
                Issue.record("it was not refused for its size: \(results[5])")
                return
            }
            let positions = try [0, 2, 4].map { try results[$0].get().positions.lowerBound.value }
            #expect(positions.sorted() == [13, 14, 15])
            try await faulty.expectSound()
        }
    }

    @Test func `an event that the schema forbids takes nobody along`() async throws {
        try await FaultyStore.with { faulty in
            let story = faulty.story
            let ids = try await story.appendDrafts(3)
            let first = story.described(ids[0], "")
            try await story.append(first)
            // No writer gives an identifier twice; the database would notice.
            let results = try await faulty.group([
                story.appending([story.described(ids[1], "")]), story.appending([story.described(ids[1], ""), first]),
                story.appending([story.described(ids[2], "")]),
            ])
            guard case .failure(.store(let error)) = results[1] else {
                Issue.record("an identifier was given twice: \(results[1])")
                return
            }
            #expect(error.code == .corrupt)
            _ = try results[0].get()
            _ = try results[2].get()
            try await faulty.expectSound()
        }
    }

    @Test(arguments: [
        (FAULT_SYNC, StoreError.Code.unavailable), (FAULT_WRITE, .unavailable), (FAULT_FULL, .full),
    ])
    func `an error of the disk is told to the whole group and leaves nothing half done`(
        _ kind: fault_kind, _ code: StoreError.Code
    ) async throws {
        try await FaultyStore.with { faulty in
            let (story, disk) = (faulty.story, faulty.disk)
            let ids = try await story.appendDrafts(5)
            let appends = ids.map { story.appending([story.described($0, ""), story.deleted($0)]) }
            let results = try await faulty.group(appends) { _ in
                // The sync that is held goes through.
                disk.fail(kind, after: kind == FAULT_SYNC ? 1 : 2)
            }
            for result in results {
                guard case .failure(.store(let error)) = result else {
                    Issue.record("someone was not told: \(result)")
                    continue
                }
                #expect(error.code == code && error.message.count > 20)
            }
            #expect(try await faulty.store.head().position == Position(10))
            #expect(try await story.positions(EventQuery()) == (1...10).map(Int64.init))
            for id in ids {
                #expect(
                    try await story.store.views.row(.integration, key: id.description, asOf: nil)?.status == "draft")
            }
            try await faulty.expectSound()

            let receipts = await story.appendAtOnce(appends)
            let positions = try receipts.flatMap { receipt in
                let positions = try receipt.get().positions
                return [positions.lowerBound.value, positions.upperBound.value]
            }
            #expect(positions.sorted() == (11...20).map(Int64.init))
            try await faulty.expectSound()
        }
    }

    @Test func `as long as the disk fails so does every append, and when it is mended appends work again`()
        async throws
    {
        try await FaultyStore.with { faulty in
            let (story, disk) = (faulty.story, faulty.disk)
            disk.fail(FAULT_SYNC, times: .max)
            for _ in 1...5 {
                let error = await #expect(throws: AppendError.self) {
                    try await story.append(story.projectRenamed(to: "Find"))
                }
                guard case .store(let error) = error else {
                    Issue.record("refused for another reason: \(String(describing: error))")
                    continue
                }
                #expect(error.code == .unavailable)
            }
            #expect(try await faulty.store.head().position == Position(4))
            disk.mend()
            #expect(try await story.append(story.projectRenamed(to: "Find")).positions.lowerBound == Position(5))
            try await faulty.expectSound()
        }
    }

    @Test func `what a caller that went away has asked for is recorded`() async throws {
        try await FaultyStore.with { faulty in
            let story = faulty.story
            let ids = try await story.appendDrafts(4)
            let results = try await faulty.group(ids.map { story.appending([story.described($0, "")]) }) { answers in
                for answer in answers { answer.cancel() }
            }
            #expect(try results.map { try $0.get().positions.lowerBound.value }.sorted() == [10, 11, 12, 13])

            let late = Task {
                // The task is canceled before it asks.
                while !Task.isCancelled { await Task.yield() }
                return try await story.append(story.described(ids[0], "late"))
            }
            late.cancel()
            #expect(try await late.value.positions.lowerBound == Position(14))
            try await faulty.expectSound()
        }
    }

    @Test func `nobody hears of an event before its sync`() async throws {
        try await FaultyStore.with { faulty in
            let (store, story) = (faulty.store, faulty.story)
            let before = try await store.head()
            let results = try await faulty.group([story.appending([story.projectRenamed(to: "Search")])]) { _ in
                // The first append is written to the write-ahead log by now, and its sync has not come back.
                let (head, positions) = (try await store.head(), try await story.positions(EventQuery()))
                #expect(head == before && positions.last == before.position.value)
                #expect(await store.commits().first { _ in true } == before.position)
            }
            #expect(results.count == 1)
            #expect(await store.commits().first { _ in true } == Position(6))
        }
    }

    @Test func `a database that has lost acknowledged events is written to no more, and the events are named`()
        async throws
    {
        try await FaultyStore.with { faulty in
            let story = faulty.story
            _ = try await story.appendDrafts(3)
            try tamper(
                with: faulty.path, "DELETE FROM event WHERE position > 5", "DELETE FROM tree_node WHERE node_index = 2")
            faulty.disk.fail(FAULT_SYNC)
            for attempt in 1...3 {
                let error = await #expect(throws: AppendError.self) {
                    try await story.append(story.projectRenamed(to: "Find"))
                }
                guard case .store(let error) = error else { continue }
                // The first finds the disk's error; it is what makes the store look.
                if attempt > 1 {
                    #expect(error.code == .corrupt && error.message.contains("events 6 to 7 were acknowledged"))
                }
            }
        }
    }
}
