import ConnectorKit
import Logging
import MooringModel
import Projections
import Stores

extension ExportWorker {
    /// Works on one job as far as it goes now.
    ///
    /// - Returns: when it is to be tried again.
    func attend(
        to id: JobID, _ stop: ExportStop, _ desk: ExportDesk, _ bounds: ExportBounds
    ) async -> ExportRest {
        do {
            guard try await renewLease(of: id) else { return .untilTick }
            let rest = try await work(on: id, stop, desk, bounds)
            try await jobs.release(id, holder: holder)
            return rest
        } catch {
            logger.error("a job cannot be worked on", metadata: ["job": "\(id)", "error": "\(error)"])
            return .untilTick
        }
    }

    private func renewLease(of id: JobID) async throws(StoreError) -> Bool {
        let now = now()
        return try await jobs.lease(
            id, holder: holder, now: now, until: now.adding(seconds: settings.leaseSeconds))
    }

    private func work(
        on id: JobID, _ stop: ExportStop, _ desk: ExportDesk, _ bounds: ExportBounds
    ) async throws -> ExportRest {
        if try await status(of: id) == .pending { try await recorder.start(id) }
        // Read again: between the look at the list and the start it may have been canceled.
        guard let row = try await views.row(.job, key: id.description, asOf: nil),
            let status = JobStatus(rawValue: row.status), status.isOpen
        else { return .none }
        if status == .canceling { stop.request(.canceled) }
        let order = try ExportOrder(JSONFields(.object(row.body)))
        recorder.tell(nil, of: id)
        let meter = ExportMeter(now: now, floor: try await jobs.progress(of: id))
        let outcome = await outcome(of: order, meter, stop, bounds)
        try await jobs.save(meter.progress, of: id)
        let end: ExportOutcome
        switch outcome {
        case .interrupted: return .interrupted
        case .stalled(let failure):
            let done = ExportAdvance(try await ledger.objects(of: id))
            if let (pause, trouble) = desk.rest(id, failure, done: done, now: now(), settings) {
                recorder.tell(trouble, of: id)
                logger.warning(
                    "a job waits to be tried again",
                    metadata: ["job": "\(id)", "error": "\(failure.detail)", "attempts": "\(trouble.attempts)"])
                return .pause(pause)
            }
            _ = await isClearedAway(order)
            end = .failed(failure)
        case .succeeded, .failed, .canceled: end = outcome
        }
        recorder.tell(nil, of: id)
        try await record(end, of: id)
        // What could not be cleared away stays known, and is tried again.
        if try await isCleared(order, end) { try await ledger.forget(id) }
        return .none
    }

    /// Whether nothing half done is left of a job that ends.
    private func isCleared(_ order: ExportOrder, _ end: ExportOutcome) async throws -> Bool {
        if case .succeeded = end { return true }
        return try await ledger.objects(of: order.id).allSatisfy { $0.leftover == nil }
    }

    private func status(of id: JobID) async throws -> JobStatus? {
        try await views.row(.job, key: id.description, asOf: nil).flatMap { JobStatus(rawValue: $0.status) }
    }

    private func outcome(
        of order: ExportOrder, _ meter: ExportMeter, _ stop: ExportStop, _ bounds: ExportBounds
    ) async -> ExportOutcome {
        let configured: ConfiguredConnector
        do throws(Refusal) {
            configured = try await recorder.connector(for: order.integration)
        } catch {
            if stop.reason == .canceled { return .canceled }
            let failure = ExportRefusal.refused(error).failure
            return failure.isRetryable ? .stalled(failure) : .failed(failure)
        }
        let io = sourceIO()
        let run = run(of: order, configured, meter, stop, bounds, io)
        return await withTaskGroup(of: ExportOutcome?.self) { group in
            // On the threads that read: what a small file costs is mostly going from thread to thread.
            group.addTask(executorPreference: io) { await run.run().through(configured.version) }
            group.addTask {
                await keepUp(order.id, meter, stop)
                return nil
            }
            var outcome = ExportOutcome.interrupted
            for await result in group {
                if let result {
                    outcome = result
                    group.cancelAll()
                }
            }
            return outcome
        }
    }

    func run(
        of order: ExportOrder, _ configured: ConfiguredConnector, _ meter: ExportMeter, _ stop: ExportStop,
        _ bounds: ExportBounds, _ io: BlockingIO
    ) -> ExportRun {
        ExportRun(
            order: order, configured: configured, ledger: ledger, meter: meter, stop: stop, slots: bounds.slots,
            pace: bounds.paces[order.integration],
            retries: ExportRetries(settings: settings, clock: clock, jitter: jitter), logger: logger,
            checkpoint: checkpoint, head: { () async throws(StoreError) in try await events.head() },
            open: { () async throws(ExportRefusal) in try await open(order, io) })
    }

    /// Each job has threads of its own: a source on a file system that no longer answers keeps those it has.
    func sourceIO() -> BlockingIO { BlockingIO(label: "mooring.export", width: max(1, settings.concurrency)) }

    private func open(_ order: ExportOrder, _ io: BlockingIO) async throws(ExportRefusal) -> any BackupContents {
        let site: BackupSite
        do throws(Refusal) { site = try await recorder.source(of: order) } catch { throw .refused(error) }
        do throws(BackupError) {
            return try await site.open(forbidding: forbidden, io: io)
        } catch {
            throw .backup(error)
        }
    }

    /// Saves the progress and renews the lease while a job runs; stops the run if the lease is lost.
    private func keepUp(_ id: JobID, _ meter: ExportMeter, _ stop: ExportStop) async {
        var renewed = now()
        while (try? await clock.sleep(for: settings.heartbeat)) != nil {
            do throws(StoreError) {
                try await jobs.save(meter.progress, of: id)
                guard now() >= renewed.adding(seconds: settings.leaseSeconds / 3) else { continue }
                guard try await renewLease(of: id) else {
                    logger.warning("another worker has taken the job", metadata: ["job": "\(id)"])
                    return stop.request(.interrupted)
                }
                renewed = now()
            } catch {
                logger.warning("a job's progress cannot be saved", metadata: ["job": "\(id)", "error": "\(error)"])
                if now() >= renewed.adding(seconds: settings.leaseSeconds) { return stop.request(.interrupted) }
            }
        }
    }

    private func record(_ outcome: ExportOutcome, of id: JobID) async throws(Refusal) {
        switch outcome {
        case .succeeded(let objects, let bytes, let manifestKey, let manifestSHA256):
            try await recorder.succeed(
                id, objects: objects, bytes: bytes, manifestKey: manifestKey, manifestSHA256: manifestSHA256)
        case .failed(let failure): try await recorder.fail(id, failure)
        case .canceled: try await recorder.finishCanceling(id)
        case .stalled, .interrupted: break
        }
    }
}
