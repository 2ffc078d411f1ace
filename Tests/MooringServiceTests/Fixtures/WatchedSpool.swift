import MooringModel
import Stores
import Synchronization

/// A spool that tells when something has left it.
final class WatchedSpool: AuditSpool {
    private let inner: any AuditSpool
    private let signal = AsyncStream.makeStream(of: Void.self)
    private let asked = AsyncStream.makeStream(of: Void.self)
    private let gate = Mutex<AsyncStream<Never>?>(nil)
    private let held = AsyncStream.makeStream(of: Void.self)

    init(_ inner: any AuditSpool) { self.inner = inner }

    /// One element for each removal since the last look.
    var removals: AsyncStream<Void> { signal.stream }

    /// Returns when somebody has been told what waits.
    func look() async {
        for await _ in asked.stream { return }
    }

    /// The next entries wait before they are taken.
    ///
    /// - Returns: what lets them go.
    func holdNextTake() -> @Sendable () -> Void {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        gate.withLock { $0 = stream }
        return { continuation.finish() }
    }

    /// Returns when entries wait before they are taken.
    func heldTake() async {
        for await _ in held.stream { return }
    }

    func take(
        _ entries: AuditEntries, of log: ForwardedLog, within limits: SpoolLimits
    ) async throws(StoreError) -> SpoolOutcome {
        let stream = gate.withLock { gate in
            defer { gate = nil }
            return gate
        }
        if let stream {
            held.continuation.yield()
            for await _ in stream {}
        }
        return try await inner.take(entries, of: log, within: limits)
    }

    func contents(of log: ForwardedLog) async throws(StoreError) -> SpoolContents {
        let contents = try await inner.contents(of: log)
        asked.continuation.yield()
        return contents
    }

    func extent(of source: String, in log: ForwardedLog) async throws(StoreError) -> Int64? {
        try await inner.extent(of: source, in: log)
    }

    func close(
        oldestOf log: ForwardedLog, _ number: Int64?, as label: BatchLabel
    ) async throws(StoreError) -> AuditBatch? {
        try await inner.close(oldestOf: log, number, as: label)
    }

    func read(
        _ batch: Int64, of log: ForwardedLog, at offset: Int64, upTo count: Int
    ) async throws(StoreError) -> [UInt8] {
        try await inner.read(batch, of: log, at: offset, upTo: count)
    }

    func remove(through batch: Int64?, of log: ForwardedLog) async throws(StoreError) {
        try await inner.remove(through: batch, of: log)
        signal.continuation.yield()
    }
}
