package import MooringModel

extension MemoryStore: AuditSpool {
    package func take(_ entries: AuditEntries, of log: ForwardedLog, within limits: SpoolLimits) async -> SpoolOutcome {
        withState { state in
            let others = state.spools.reduce(0) { $0 + ($1.key == log ? 0 : $1.value.bytes) }
            return state.spools[log, default: MemorySpool()].take(entries, within: limits, others: others)
        }
    }

    package func contents(of log: ForwardedLog) async -> SpoolContents {
        withState { $0.spools[log]?.contents ?? SpoolContents() }
    }

    package func extent(of source: String, in log: ForwardedLog) async -> Int64? {
        withState { $0.spools[log]?.extent(of: source) }
    }

    package func close(oldestOf log: ForwardedLog, _ number: Int64?, as label: BatchLabel) async -> AuditBatch? {
        withState { $0.spools[log]?.close(number, as: label) }
    }

    package func read(
        _ batch: Int64, of log: ForwardedLog, at offset: Int64, upTo count: Int
    ) async throws(StoreError) -> [UInt8] {
        guard let bytes = withState({ $0.spools[log]?.read(batch, at: offset, upTo: count) }) else {
            throw .noBatch(batch, of: log)
        }
        return bytes
    }

    package func remove(through batch: Int64?, of log: ForwardedLog) async {
        withState { $0.spools[log]?.remove(through: batch) }
    }
}

extension StoreError {
    /// What was asked for has arrived, or was discarded.
    package static func noBatch(_ batch: Int64, of log: ForwardedLog) -> StoreError {
        StoreError(.unavailable, "the batch \(batch) of the \(log) is no longer spooled")
    }
}
