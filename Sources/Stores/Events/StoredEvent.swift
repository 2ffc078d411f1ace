package import EventLog

/// An event as the store holds it: its canonical bytes, which are the truth, and its leaf in the tree.
package struct StoredEvent: Sendable {
    package var event: RecordedEvent
    package var canonicalBytes: [UInt8]
    package var leaf: TreeHash

    package init(event: RecordedEvent, canonicalBytes: [UInt8], leaf: TreeHash) {
        self.event = event
        self.canonicalBytes = canonicalBytes
        self.leaf = leaf
    }
}
