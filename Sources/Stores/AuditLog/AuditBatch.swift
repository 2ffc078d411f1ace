/// Entries that are sent as one object.
package struct AuditBatch: Sendable, Hashable {
    package var number: Int64
    package var entries: Int64
    /// Of the entries, with their newlines.
    package var bytes: Int64
    /// Whether it takes no further entries.
    package var isClosed: Bool
    /// As what it is being sent; nil before that.
    package var label: BatchLabel?

    package init(number: Int64, entries: Int64 = 0, bytes: Int64 = 0, isClosed: Bool = false, label: BatchLabel? = nil)
    {
        self.number = number
        self.entries = entries
        self.bytes = bytes
        self.isClosed = isClosed
        self.label = label
    }
}
