internal import Logging
internal import MooringService
internal import StoreSQLite

extension ExportWorker {
    /// The worker on an opened data directory.
    init(_ opened: Opened, _ directory: DataDirectory, _ settings: ServeSettings, _ logger: Logger) {
        var export = ExportSettings()
        export.jobs = settings.jobs
        export.concurrency = settings.concurrency
        let store = opened.store
        self.init(
            events: store, views: store, jobs: store, ledger: store, recorder: opened.registry, settings: export,
            // One process works on a data directory, so a restart takes its own jobs up again at once.
            holder: "mooring", forbidden: opened.registry.protectedDirectories, now: SystemClock.now, logger: logger)
    }
}
