import EventLog
import MooringModel
import StoreSQLite
import Stores
import SystemPackage

/// A data directory with the sample log, which is copied for whatever changes it.
struct Sample {
    let directory: FilePath
    let data: DataDirectory
    let projects: [ProjectID]
    let integrations: [IntegrationID]
    let events: Int64
    /// How long the log took to write, in seconds.
    let writing: Double

    init(in directory: FilePath, _ options: BenchOptions) async throws {
        self.directory = directory
        data = DataDirectory(directory.appending("sample"))
        let store = try await SQLiteStore.open(data, now: WallClock.now)
        var log = SampleLog()
        writing = try await WallClock.seconds {
            try await log.write(to: store, events: options.events, integrations: options.integrations)
        }
        events = try await store.head().position.value
        try await store.close()
        projects = log.projects
        integrations = log.integrations
    }

    /// Calls `body` with a copy of the data directory.
    func withCopy(_ body: (DataDirectory) async throws -> Void) async throws {
        let copy = directory.appending("copy")
        try Folder.copy(data.path, to: copy)
        do { try await body(DataDirectory(copy)) } catch {
            try Folder.remove(copy)
            throw error
        }
        try Folder.remove(copy)
    }
}

/// Calls `body` with the sample log in a directory of its own, and removes it.
func withSample(_ options: BenchOptions, _ body: (Sample) async throws -> Void) async throws {
    let directory = try Folder.makeUnique(in: FilePath(options.directory))
    do {
        Report.line("Writing a log of \(Double(options.events).grouped) events …")
        let sample = try await Sample(in: directory, options)
        Report.line(
            "\(Double(sample.events).grouped) events of \(Double(sample.integrations.count).grouped) integrations in "
                + "\(sample.projects.count) projects, on \(Machine.words)")
        try await body(sample)
    } catch {
        try Folder.remove(directory)
        throw error
    }
    try Folder.remove(directory)
}
