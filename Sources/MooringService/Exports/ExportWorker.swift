package import Logging
package import MooringModel
import Projections
import ServiceLifecycle
package import Stores

/// Works on the open export jobs, a few at once, until the process stops.
///
/// It looks for jobs whenever something was recorded, and at a slow tick besides. The views say which jobs are open;
/// a lease says that no other worker is at one. A worker that starts again under the same holder takes its jobs up at
/// once, under another one when the old leases have run out; the ledger makes each go on where it was.
///
/// When the process stops, running jobs are interrupted and not ended: nothing is recorded and nothing cleared away.
///
/// A job whose destination or source is away rests and gives its place to others; it is tried again, at growing
/// distances, until it has waited for ``ExportSettings/patienceSeconds`` without any progress. What an ended job could not
/// clear away, because the destination was away then, is tried again by ``sweep(_:)``.
package struct ExportWorker: Service {
    package var events: any EventStore
    package var views: any ViewStore
    package var jobs: any JobStore
    package var ledger: any ExportLedger
    package var recorder: any JobRecorder
    package var settings: ExportSettings
    /// Who holds the leases; the same after a restart where only one process works on a store.
    package var holder: String
    /// Directories that can never be a source: Mooring's own data.
    package var forbidden: [String]
    package var clock: any Clock<Duration>
    package var now: @Sendable () -> Timestamp
    package var jitter: @Sendable () -> Double
    /// The last signed checkpoint of the log, for manifests.
    package var checkpoint: @Sendable () -> String?
    package var logger: Logger

    package init(
        events: any EventStore, views: any ViewStore, jobs: any JobStore, ledger: any ExportLedger,
        recorder: any JobRecorder, settings: ExportSettings = ExportSettings(), holder: String, forbidden: [String],
        clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Timestamp,
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        checkpoint: @escaping @Sendable () -> String? = { nil }, logger: Logger
    ) {
        self.events = events
        self.views = views
        self.jobs = jobs
        self.ledger = ledger
        self.recorder = recorder
        self.settings = settings
        self.holder = holder
        self.forbidden = forbidden
        self.clock = clock
        self.now = now
        self.jitter = jitter
        self.checkpoint = checkpoint
        self.logger = logger
    }

    package func run() async throws {
        let desk = ExportDesk(capacity: settings.jobs)
        let bounds = ExportBounds(settings, clock)
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in events.commits().cancelOnGracefulShutdown() { desk.wake() } }
            group.addTask { await tick(desk) }
            group.addTask { await sweep(desk) }
            for await _ in desk.wakeups.cancelOnGracefulShutdown() {
                for job in await openJobs() {
                    if job.isCanceling { desk.stop(job.id, .canceled) }
                    guard let stop = desk.begin(job.id, isCanceling: job.isCanceling) else { continue }
                    group.addTask {
                        let rest = await attend(to: job.id, stop, desk, bounds)
                        desk.end(job.id, rest)
                        guard case .pause(let pause) = rest else { return }
                        try? await cancelWhenGracefulShutdown { try await clock.sleep(for: pause) }
                        desk.rouse(job.id)
                    }
                }
            }
            desk.stopAll()
        }
    }

    private func tick(_ desk: ExportDesk) async {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await clock.sleep(for: settings.tick)
                desk.tick()
            }
        }
    }

    /// The oldest first: identifiers of jobs sort by the time they were made.
    private func openJobs() async -> [(id: JobID, isCanceling: Bool)] {
        let open = JobStatus.allCases.filter(\.isOpen).map(\.rawValue)
        do throws(StoreError) {
            return try await views.rows(ViewQuery(.job, statuses: Set(open))).compactMap { row in
                JobID(row.key).map { ($0, row.status == JobStatus.canceling.rawValue) }
            }
        } catch {
            logger.error("open jobs cannot be read", metadata: ["error": "\(error)"])
            return []
        }
    }
}
