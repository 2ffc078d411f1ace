package import EventLog
package import MooringModel

/// What recomputing the log has shown.
package struct VerificationReport: Sendable, Hashable {
    /// The events that were read, up to the first bad one.
    package var events: Int64
    package var root: TreeHash
    /// The first event that is not as it must be, and why; nil if all are.
    package var firstBad: Finding?

    package struct Finding: Sendable, Hashable {
        package var position: Position
        package var reason: String

        package init(position: Position, reason: String) {
            self.position = position
            self.reason = reason
        }
    }

    package init(events: Int64, root: TreeHash, firstBad: Finding?) {
        self.events = events
        self.root = root
        self.firstBad = firstBad
    }
}
