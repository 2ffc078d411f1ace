import Logging
import MooringModel
import Projections
import ServiceLifecycle
import Stores

extension ExportWorker {
    /// Clears away, now and then, what jobs that have ended have left half done: their destination was away when they
    /// ended, or the process died in between.
    func sweep(_ desk: ExportDesk) async {
        try? await cancelWhenGracefulShutdown {
            while true {
                await sweepOnce(desk)
                try await clock.sleep(for: settings.sweep)
            }
        }
    }

    private func sweepOnce(_ desk: ExportDesk) async {
        do {
            for job in try await ledger.jobs() where !desk.isAtHand(job) {
                guard let row = try await views.row(.job, key: job.description, asOf: nil),
                    JobStatus(rawValue: row.status)?.isOpen == false
                else { continue }
                guard await isClearedAway(try ExportOrder(JSONFields(.object(row.body)))) else { continue }
                try await ledger.forget(job)
            }
        } catch {
            logger.warning("what ended jobs have left cannot be looked for", metadata: ["error": "\(error)"])
        }
    }

    /// Clears away what a job has left half done.
    ///
    /// - Returns: whether nothing is left.
    func isClearedAway(_ order: ExportOrder) async -> Bool {
        do throws(Refusal) {
            let configured = try await recorder.connector(for: order.integration)
            let bounds = ExportBounds(settings, clock)
            return await run(of: order, configured, ExportMeter(now: now), ExportStop(), bounds, sourceIO())
                .clearAway()
        } catch {
            logger.warning(
                "what an ended job has left cannot be cleared away",
                metadata: ["job": "\(order.id)", "error": "\(error.detail.english)"])
            return false
        }
    }
}
