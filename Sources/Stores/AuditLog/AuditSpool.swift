package import MooringModel

/// Entries that were taken and have not arrived at their destination yet, log by log, in the order in which they were
/// taken.
///
/// Entries wait in batches, numbered upwards per log; a number is never used again. The oldest batch is the next one
/// to be sent. It is closed before it is: from then on its bytes stay as they are, whatever happens to the process.
package protocol AuditSpool: Sendable {
    /// Takes entries, all that are new or none. They are durable when this returns.
    ///
    /// Entries with a key that were taken before are not taken again, also after a restart, whether they still wait or
    /// have arrived long ago. Of the senders, as many are remembered as ``SpoolMarks/capacity`` says.
    ///
    /// - Returns: what became of them; whatever is not ``SpoolOutcome/taken(entries:repeated:isBatchFull:)`` left the
    ///   spool as it was.
    func take(
        _ entries: AuditEntries, of log: ForwardedLog, within limits: SpoolLimits
    ) async throws(StoreError) -> SpoolOutcome

    func contents(of log: ForwardedLog) async throws(StoreError) -> SpoolContents

    /// Up to which offset the entries of a source have been taken; nil if it is not known.
    func extent(of source: String, in log: ForwardedLog) async throws(StoreError) -> Int64?

    /// Closes the oldest batch and puts a label on it, in place of an earlier one. Both are durable when this returns.
    ///
    /// - Parameter number: which batch is meant; nil for whichever is the oldest.
    /// - Returns: the batch; nil if there is nothing to send, or the oldest is another one than was meant.
    func close(
        oldestOf log: ForwardedLog, _ number: Int64?, as label: BatchLabel
    ) async throws(StoreError) -> AuditBatch?

    /// At most `count` bytes of a closed batch from `offset` on; fewer only at its end.
    func read(
        _ batch: Int64, of log: ForwardedLog, at offset: Int64, upTo count: Int
    ) async throws(StoreError) -> [UInt8]

    /// Removes a batch and all before it. Harmless if they are gone.
    ///
    /// - Parameter through: the last one to go; nil for all there is.
    func remove(through batch: Int64?, of log: ForwardedLog) async throws(StoreError)
}

extension AuditSpool {
    package func close(oldestOf log: ForwardedLog, as label: BatchLabel) async throws(StoreError) -> AuditBatch? {
        try await close(oldestOf: log, nil, as: label)
    }
}
