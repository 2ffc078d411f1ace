internal import Logging
internal import MooringService
internal import StoreSQLite

extension ExportWorker {
    /// The worker on an opened data directory.
    init(_ opened: Opened, _ directory: DataDirectory, _ settings: ServeSettings, _ logger: Logger) {
        var export = ExportSettings()
        export.jobs = settings.jobs
        export.concurrency = settings.concurrency
        export.objects = settings.objects
        export.bytesPerSecond = settings.bytesPerSecond == 0 ? nil : Int64(settings.bytesPerSecond)
        export.patienceSeconds = Int64(settings.exportPatience)
        let store = opened.store
        self.init(
            events: store, views: store, jobs: store, ledger: store, recorder: opened.registry, settings: export,
            // One process works on a data directory, so a restart takes its own jobs up again at once.
            holder: "mooring", forbidden: opened.registry.protectedDirectories, now: SystemClock.now,
            // Without one yet, the manifest still has the log's head.
            checkpoint: { try? directory.checkpointText() }, logger: logger)
    }
}
