import MooringModel
import Stores

/// A spool that tells when something has left it.
final class WatchedSpool: AuditSpool {
    private let inner: any AuditSpool
    private let signal = AsyncStream.makeStream(of: Void.self)
    private let asked = AsyncStream.makeStream(of: Void.self)

    init(_ inner: any AuditSpool) { self.inner = inner }

    /// One element for each removal since the last look.
    var removals: AsyncStream<Void> { signal.stream }

    /// Returns when somebody has been told what waits.
    func look() async {
        for await _ in asked.stream { return }
    }

    func take(
        _ entries: AuditEntries, of cluster: ClusterID, within limits: SpoolLimits
    ) async throws(StoreError) -> SpoolOutcome {
        try await inner.take(entries, of: cluster, within: limits)
    }

    func contents(of cluster: ClusterID) async throws(StoreError) -> SpoolContents {
        let contents = try await inner.contents(of: cluster)
        asked.continuation.yield()
        return contents
    }

    func close(oldestOf cluster: ClusterID, as label: BatchLabel) async throws(StoreError) -> AuditBatch? {
        try await inner.close(oldestOf: cluster, as: label)
    }

    func read(
        _ batch: Int64, of cluster: ClusterID, at offset: Int64, upTo count: Int
    ) async throws(StoreError) -> [UInt8] {
        try await inner.read(batch, of: cluster, at: offset, upTo: count)
    }

    func remove(through batch: Int64?, of cluster: ClusterID) async throws(StoreError) {
        try await inner.remove(through: batch, of: cluster)
        signal.continuation.yield()
    }
}
