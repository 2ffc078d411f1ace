import EventLog
import StoreSQLite
import StoreTesting
import Stores
import SystemPackage
import Testing

/// A database on a disk whose faults a test decides, and the story that is told with it.
struct FaultyStore {
    let path: FilePath
    let store: SQLiteStore
    let story: Story
    let disk: FaultyDisk

    /// Calls `body` with a new database that holds the organization, the projects and the cluster.
    static func with(_ body: (FaultyStore) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory.appending("mooring.sqlite")
            let disk = FaultyDisk(database: path)
            defer { disk.mend() }
            let clock = StoryClock()
            let store = try await SQLiteStore(database: path.string) { clock.now }
            let faulty = FaultyStore(
                path: path, store: store, story: try Story(Backend(store), clock: clock), disk: disk)
            try await faulty.story.appendTenancy()
            try await body(faulty)
            disk.mend()
            try await store.close()
        }
    }

    /// What becomes of appends that make one group: they are asked for while an earlier one is being synced.
    ///
    /// - Parameter meanwhile: is called when all of them wait.
    func group(
        _ appends: [Append], meanwhile: ([Callers.Answer]) async throws -> Void = { _ in }
    ) async throws -> [Result<AppendReceipt, AppendError>] {
        let callers = Callers(store)
        disk.hold()
        let first = await callers.ask([story.appending([story.projectRenamed(to: "Find")])])
        try #require(await disk.isHolding())
        let answers = await callers.ask(appends)
        try await meanwhile(answers)
        #expect(await callers.answered == 0)
        disk.letGo()
        for answer in first { _ = try await answer.value.get() }
        var results: [Result<AppendReceipt, AppendError>] = []
        for answer in answers { results.append(await answer.value) }
        return results
    }

    /// That the store is sound, and so is its database when it is opened anew with nothing but what is on the disk.
    func expectSound(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await story.expectSound(sourceLocation: sourceLocation)
        let head = try await store.head()
        let other = try await SQLiteStore(database: path.string) { story.clock.now }
        #expect(try await other.head() == head, sourceLocation: sourceLocation)
        try await other.close()
    }
}
