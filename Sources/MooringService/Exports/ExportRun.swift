package import ConnectorKit
package import Logging
package import MooringModel
package import Stores

/// One run of one export job, from whatever an earlier run has left to its outcome.
///
/// 1. What the ledger knows of the job is read.
/// 2. The backup's files are listed; it must be complete, and every key must fit.
/// 3. If another export's manifest is at the destination, the job ends: that export is complete and stays as it is.
/// 4. Files that the ledger has finished are left alone; the others are sent, several at once. Before a connector
///    leaves something at the destination, what finds it again is in the ledger.
/// 5. The files are listed again: if one has come, gone or changed, the job ends.
/// 6. The manifest is written, last.
///
/// The first failure ends the others, and everything open is abandoned; so it is when a person cancels. When the
/// process is stopping, or what failed may go well later, nothing is abandoned, and the next run goes on from the ledger.
/// The run records nothing in the log and keeps no lease: its caller does.
package struct ExportRun: Sendable {
    package var order: ExportOrder
    package var connector: any Connector
    /// The version of the integration that the connector was made from.
    package var integrationVersion: Version
    /// Opens the backup.
    package var open: @Sendable () async throws(ExportRefusal) -> any BackupContents
    package var ledger: any ExportLedger
    /// Where the log ends, for the manifest.
    package var head: @Sendable () async throws(StoreError) -> LogHead
    /// The last signed checkpoint of the log, for the manifest.
    package var checkpoint: @Sendable () -> String?
    package var meter: ExportMeter
    package var stop: ExportStop
    /// The places that all jobs share.
    package var slots: ExportSlots
    /// How fast the integration's exports may be; nil for no limit.
    package var pace: ExportPace?
    package var settings: ExportSettings
    package var retries: ExportRetries
    package var logger: Logger

    package init(
        order: ExportOrder, configured: ConfiguredConnector, ledger: any ExportLedger, meter: ExportMeter,
        stop: ExportStop, slots: ExportSlots, pace: ExportPace? = nil, retries: ExportRetries, logger: Logger,
        checkpoint: @escaping @Sendable () -> String? = { nil },
        head: @escaping @Sendable () async throws(StoreError) -> LogHead,
        open: @escaping @Sendable () async throws(ExportRefusal) -> any BackupContents
    ) {
        self.order = order
        self.connector = configured.connector
        self.integrationVersion = configured.version
        self.checkpoint = checkpoint
        self.open = open
        self.ledger = ledger
        self.head = head
        self.meter = meter
        self.stop = stop
        self.slots = slots
        self.pace = pace
        self.settings = retries.settings
        self.retries = retries
        self.logger = logger
    }

    package func run() async -> ExportOutcome {
        let book: ExportBook
        do throws(StoreError) {
            book = try await ExportBook.open(ledger, of: order.id)
        } catch {
            return .stalled(ExportFailure(code: "ledger-unavailable", detail: error.message, isRetryable: true))
        }
        let outcome = await sendUntilStopped(book)
        switch outcome {
        case .succeeded: return outcome
        case .failed, .stalled, .interrupted, .canceled:
            if stop.reason == .canceled {
                await abandon(book)
                return .canceled
            }
            if case .failed = outcome { await abandon(book) }
            return outcome
        }
    }

    /// Clears away what the job has left half done.
    ///
    /// - Returns: whether nothing is left.
    package func clearAway() async -> Bool {
        guard let book = try? await ExportBook.open(ledger, of: order.id) else { return false }
        return await abandon(book)
    }

    private func sendUntilStopped(_ book: ExportBook) async -> ExportOutcome {
        // Asked before anything begins too, so that a job that was canceled while nobody worked on it opens nothing.
        guard stop.reason == nil else { return .interrupted }
        return await withTaskGroup(of: ExportOutcome?.self) { group in
            group.addTask { await send(book) }
            group.addTask {
                await stop.requested()
                return nil
            }
            var outcome = ExportOutcome.interrupted
            for await result in group {
                group.cancelAll()
                if let result { outcome = result }
            }
            return outcome
        }
    }

    private func send(_ book: ExportBook) async -> ExportOutcome {
        do throws(ExportEnd) {
            return try await sendAll(book)
        } catch {
            switch error {
            case .failed(let failure): return failure.isRetryable ? .stalled(failure) : .failed(failure)
            case .stopped: return .interrupted
            }
        }
    }

    @discardableResult
    private func abandon(_ book: ExportBook) async -> Bool {
        for object in book.open {
            guard let resume = object.leftover, let key = try? ExportKey(order).key(of: object.path) else {
                continue
            }
            do throws(ExportEnd) {
                try await retries.run(object.path) { () async throws(ConnectorError) in
                    try await connector.abandon(key, resume: resume)
                    var cleared = object
                    cleared.resume = nil
                    try await book.note(cleared)
                }
            } catch {
                logger.warning(
                    "an unfinished object could not be cleared away",
                    metadata: ["job": "\(order.id)", "key": "\(key)", "error": "\(error)"])
            }
        }
        return book.open.isEmpty
    }
}
