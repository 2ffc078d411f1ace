package import EventLog
package import MooringModel

/// Where the log ends.
package struct LogHead: Sendable, Hashable {
    package var position: Position
    /// The root of the tree over all events.
    package var root: TreeHash
    /// When the last event was recorded; nil for an empty log.
    package var at: Timestamp?

    package init(position: Position, root: TreeHash, at: Timestamp?) {
        self.position = position
        self.root = root
        self.at = at
    }
}
