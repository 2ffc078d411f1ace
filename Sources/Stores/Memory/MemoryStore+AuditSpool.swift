package import MooringModel

extension MemoryStore: AuditSpool {
    package func take(_ entries: AuditEntries, of cluster: ClusterID, within limits: SpoolLimits) async -> SpoolOutcome
    {
        withState { state in
            let others = state.spools.reduce(0) { $0 + ($1.key == cluster ? 0 : $1.value.bytes) }
            return state.spools[cluster, default: MemorySpool()].take(entries, within: limits, others: others)
        }
    }

    package func contents(of cluster: ClusterID) async -> SpoolContents {
        withState { $0.spools[cluster]?.contents ?? SpoolContents() }
    }

    package func close(oldestOf cluster: ClusterID, as label: BatchLabel) async -> AuditBatch? {
        withState { $0.spools[cluster]?.close(as: label) }
    }

    package func read(
        _ batch: Int64, of cluster: ClusterID, at offset: Int64, upTo count: Int
    ) async throws(StoreError) -> [UInt8] {
        guard let bytes = withState({ $0.spools[cluster]?.read(batch, at: offset, upTo: count) }) else {
            throw .noBatch(batch, of: cluster)
        }
        return bytes
    }

    package func remove(through batch: Int64?, of cluster: ClusterID) async {
        withState { $0.spools[cluster]?.remove(through: batch) }
    }
}

extension StoreError {
    /// What was asked for has arrived, or was discarded.
    package static func noBatch(_ batch: Int64, of cluster: ClusterID) -> StoreError {
        StoreError(.unavailable, "the batch \(batch) of the cluster \(cluster) is no longer spooled")
    }
}
