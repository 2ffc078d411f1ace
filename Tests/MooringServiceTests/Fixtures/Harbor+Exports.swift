import MooringModel
import MooringService
import Projections
import ServiceLifecycle
import Stores
import Testing

extension Harbor {
    /// Quick, so that no test waits; everything else as in earnest.
    static var settings: ExportSettings {
        var settings = ExportSettings()
        settings.concurrency = 2
        settings.firstPause = .milliseconds(1)
        settings.longestPause = .milliseconds(2)
        settings.heartbeat = .milliseconds(2)
        return settings
    }

    func worker(_ holder: String = "worker", _ settings: ExportSettings = settings) -> ExportWorker {
        ExportWorker(
            events: store, views: store, jobs: store, ledger: store, recorder: registry, settings: settings,
            holder: holder, forbidden: registry.protectedDirectories, now: { [clock] in clock.now }, logger: logger)
    }

    /// Runs a worker while `body` runs, and stops it gracefully then.
    func withWorker(
        _ holder: String = "worker", _ settings: ExportSettings = settings, _ body: () async throws -> Void
    ) async throws {
        try await withService(worker(holder, settings), body)
    }

    func withService(_ service: any Service, _ body: () async throws -> Void) async throws {
        let services = ServiceGroup(services: [service], logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            try await body()
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }

    func export(
        _ backup: String = "nightly", of cluster: String = "in01", through integration: String,
        to directory: String = ""
    ) async throws -> String {
        try await registry.requestExport(
            try await operatorCall, cluster: cluster, backup: backup, integration: integration, directory: directory
        ).subject.identifier
    }

    func job(_ id: String) async throws -> ViewRow { try await registry.job(try await operatorCall, id).0 }

    /// The job when it has ended.
    func end(of job: String) async throws -> ViewRow {
        for await _ in store.commits() {
            let row = try await self.job(job)
            if JobStatus(rawValue: row.status)?.isOpen == false { return row }
        }
        throw Missing()
    }

    func expect(
        _ job: String, toEndAs status: JobStatus, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let row = try await end(of: job)
        #expect(row.status == status.rawValue, sourceLocation: sourceLocation)
    }

    /// Exports and waits for the end.
    func finishedExport(
        _ backup: String = "nightly", of cluster: String = "in01", through integration: String,
        to directory: String = ""
    ) async throws -> ViewRow {
        let job = try await export(backup, of: cluster, through: integration, to: directory)
        var row: ViewRow?
        try await withWorker { row = try await end(of: job) }
        return try row.orThrow()
    }

    func failure(_ job: ViewRow) -> (code: String?, object: String?) {
        (job.body["failure"]?["code"]?.stringValue, job.body["failure"]?["object"]?.stringValue)
    }
}
