import ConnectorKit
import Logging
import MooringModel
import Projections
import Stores

extension ExportWorker {
    /// Works on one job as far as it goes now.
    ///
    /// - Returns: false if it is to be tried again later, at the next tick.
    func attend(to id: JobID, _ stop: ExportStop) async -> Bool {
        do {
            guard try await renewLease(of: id) else { return false }
            let isDone = try await work(on: id, stop)
            try await jobs.release(id, holder: holder)
            return isDone
        } catch {
            logger.error("a job cannot be worked on", metadata: ["job": "\(id)", "error": "\(error)"])
            return false
        }
    }

    private func renewLease(of id: JobID) async throws(StoreError) -> Bool {
        let now = now()
        return try await jobs.lease(
            id, holder: holder, now: now, until: now.adding(seconds: settings.leaseSeconds))
    }

    private func work(on id: JobID, _ stop: ExportStop) async throws -> Bool {
        if try await status(of: id) == .pending { try await recorder.start(id) }
        // Read again: between the look at the list and the start it may have been canceled.
        guard let row = try await views.row(.job, key: id.description, asOf: nil),
            let status = JobStatus(rawValue: row.status), status.isOpen
        else { return true }
        if status == .canceling { stop.request(.canceled) }
        let order = try ExportOrder(JSONFields(.object(row.body)))
        let meter = ExportMeter(now: now, floor: try await jobs.progress(of: id))
        let outcome = await outcome(of: order, meter, stop)
        try await jobs.save(meter.progress, of: id)
        guard try await record(outcome, of: id) else { return true }
        try await ledger.forget(id)
        return true
    }

    private func status(of id: JobID) async throws -> JobStatus? {
        try await views.row(.job, key: id.description, asOf: nil).flatMap { JobStatus(rawValue: $0.status) }
    }

    private func outcome(of order: ExportOrder, _ meter: ExportMeter, _ stop: ExportStop) async -> ExportOutcome {
        let configured: ConfiguredConnector
        do throws(Refusal) {
            configured = try await recorder.connector(for: order.integration)
        } catch {
            return stop.reason == .canceled ? .canceled : .failed(ExportRefusal.refused(error).failure)
        }
        let run = ExportRun(
            order: order, connector: configured.connector, ledger: ledger, meter: meter, stop: stop,
            retries: ExportRetries(settings: settings, clock: clock, jitter: jitter), logger: logger,
            head: { () async throws(StoreError) in try await events.head() },
            open: { () async throws(ExportRefusal) in try await open(order) })
        return await withTaskGroup(of: ExportOutcome?.self) { group in
            group.addTask { await run.run().through(configured.version) }
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

    private func open(_ order: ExportOrder) async throws(ExportRefusal) -> BackupTree {
        let location: BackupLocation
        do throws(Refusal) { location = try await recorder.source(of: order) } catch { throw .refused(error) }
        do throws(BackupError) {
            return try await BackupTree.open(location, forbidding: forbidden, io: io)
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

    /// - Returns: whether the job has ended.
    private func record(_ outcome: ExportOutcome, of id: JobID) async throws(Refusal) -> Bool {
        switch outcome {
        case .succeeded(let objects, let bytes, let manifestKey, let manifestSHA256):
            try await recorder.succeed(
                id, objects: objects, bytes: bytes, manifestKey: manifestKey, manifestSHA256: manifestSHA256)
        case .failed(let failure): try await recorder.fail(id, failure)
        case .canceled: try await recorder.finishCanceling(id)
        case .interrupted: return false
        }
        return true
    }
}
