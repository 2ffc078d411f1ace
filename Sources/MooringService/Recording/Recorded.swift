package import MooringModel

/// What a change has become: enough to read its outcome, now or when the request is repeated.
package struct Recorded: Sendable {
    /// The stream of the entity that the change was about.
    package var subject: StreamName
    /// The position right after the change; nil if there was nothing to change.
    package var position: Position?
    /// Whether this is the outcome of an earlier request with the same idempotency key.
    package var isReplay = false
}
