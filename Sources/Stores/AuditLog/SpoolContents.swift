/// What waits of one cluster.
package struct SpoolContents: Sendable, Hashable {
    package var entries: Int64
    package var bytes: Int64
    /// The next one to be sent; nil if nothing waits.
    package var oldest: AuditBatch?
    /// The label that was put on last, also if its batch has arrived.
    package var lastLabel: BatchLabel?

    package init(entries: Int64 = 0, bytes: Int64 = 0, oldest: AuditBatch? = nil, lastLabel: BatchLabel? = nil) {
        self.entries = entries
        self.bytes = bytes
        self.oldest = oldest
        self.lastLabel = lastLabel
    }

    /// - Parameter batches: those that wait, in order.
    package init(_ batches: some Sequence<AuditBatch>, lastLabel: BatchLabel?) {
        self.init(lastLabel: lastLabel)
        for batch in batches {
            if oldest == nil, batch.bytes > 0 { oldest = batch }
            entries += batch.entries
            bytes += batch.bytes
        }
    }
}
