package import MooringModel
package import Stores

extension SQLiteStore: AuditSpool {
    package func take(
        _ entries: AuditEntries, of log: ForwardedLog, within limits: SpoolLimits
    ) async throws(StoreError) -> SpoolOutcome {
        try await spool[log].take(entries, within: limits)
    }

    package func contents(of log: ForwardedLog) async throws(StoreError) -> SpoolContents {
        try await spool[log].contents()
    }

    package func extent(of source: String, in log: ForwardedLog) async throws(StoreError) -> Int64? {
        try await spool[log].extent(of: source)
    }

    package func close(
        oldestOf log: ForwardedLog, _ number: Int64?, as label: BatchLabel
    ) async throws(StoreError) -> AuditBatch? {
        try await spool[log].close(number, as: label)
    }

    package func read(
        _ batch: Int64, of log: ForwardedLog, at offset: Int64, upTo count: Int
    ) async throws(StoreError) -> [UInt8] {
        try await spool[log].read(batch, of: log, at: offset, upTo: count)
    }

    package func remove(through batch: Int64?, of log: ForwardedLog) async throws(StoreError) {
        try await spool[log].remove(through: batch)
    }
}
