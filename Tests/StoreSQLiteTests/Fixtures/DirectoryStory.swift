import EventLog
import MooringModel
import StoreSQLite
import StoreTesting
import Stores
import SystemPackage

/// A data directory that is opened and closed again and again, and the story that is told in it.
struct DirectoryStory {
    /// Everything lies below it, the data directory as `data`.
    let root: FilePath
    let directory: DataDirectory
    let clock = StoryClock()

    /// Calls `body` with a data directory that is not there yet.
    static func with(_ body: (DirectoryStory) async throws -> Void) async throws {
        try await withTemporaryDirectory { root in
            try await body(DirectoryStory(root: root, directory: DataDirectory(root.appending("data"))))
        }
    }

    func open(_ directory: DataDirectory? = nil, host: String? = nil) async throws(StoreError) -> SQLiteStore {
        try await SQLiteStore.open(directory ?? self.directory, host: host) { [clock] in clock.now }
    }

    /// Opens the directory, calls `body`, and closes it.
    @discardableResult
    func whileOpen<Result>(_ body: (SQLiteStore, Story) async throws -> Result) async throws -> Result {
        let store = try await open()
        do {
            let result = try await body(store, try Story(Backend(store), clock: clock))
            try await store.close()
            return result
        } catch {
            try await store.close()
            throw error
        }
    }

    /// Appends so many drafts of integrations.
    func append(_ count: Int) async throws {
        try await whileOpen { store, _ in try await append(count, to: store) }
    }

    func append(_ count: Int, to store: SQLiteStore) async throws {
        for _ in 0..<count {
            let id = IntegrationID(bits: UInt128.random(in: 0...UInt128.max))
            let description = IntegrationEvent.described(name: nil, description: "described")
            _ = try await store.append(
                Append(
                    events: [
                        NewEvent(
                            id: EventID(bits: UInt128.random(in: 0...UInt128.max)), stream: .integration(id),
                            event: description.erased)
                    ], expectations: [.integration(id): .empty], actor: .system("test", via: "test"),
                    correlation: "\(id)"))
        }
    }

    func restore(
        _ backup: FilePath, startingNewLog: Bool = false, host: String? = nil
    ) async throws(StoreError) -> LogHead {
        try await SQLiteStore.restore(
            from: backup, into: directory, startingNewLog: startingNewLog, host: host
        ) { [clock] in clock.now }
    }

    /// Why the directory is not opened.
    func refusal(of directory: DataDirectory? = nil) async throws -> StoreError? {
        do throws(StoreError) {
            let store = try await open(directory)
            try await store.close()
            return nil
        } catch {
            return error
        }
    }
}
