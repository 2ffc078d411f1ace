package import MooringModel
package import Stores

extension SQLiteStore: AuditSpool {
    package func take(
        _ entries: AuditEntries, of cluster: ClusterID, within limits: SpoolLimits
    ) async throws(StoreError) -> SpoolOutcome {
        try await spool[cluster].take(entries, within: limits)
    }

    package func contents(of cluster: ClusterID) async throws(StoreError) -> SpoolContents {
        try await spool[cluster].contents()
    }

    package func close(oldestOf cluster: ClusterID, as label: BatchLabel) async throws(StoreError) -> AuditBatch? {
        try await spool[cluster].close(as: label)
    }

    package func read(
        _ batch: Int64, of cluster: ClusterID, at offset: Int64, upTo count: Int
    ) async throws(StoreError) -> [UInt8] {
        try await spool[cluster].read(batch, of: cluster, at: offset, upTo: count)
    }

    package func remove(through batch: Int64?, of cluster: ClusterID) async throws(StoreError) {
        try await spool[cluster].remove(through: batch)
    }
}
