package import MooringModel

/// Events that are recorded together, whole or not at all.
package struct Append: Sendable {
    /// In the order in which they get their positions; at least one.
    package var events: [NewEvent]
    /// The streams that are written, or only read, and the versions that they must have. A stream that is written and
    /// not named here may have any.
    package var expectations: [StreamName: Expectation]
    package var actor: Actor
    /// Why, in the actor's words.
    package var reason: String?
    /// What all events of one request share.
    package var correlation: String
    /// Recorded with the events, so that the same request is answered with them and not carried out again.
    package var idempotency: IdempotencyKey?

    package init(
        events: [NewEvent], expectations: [StreamName: Expectation], actor: Actor, reason: String? = nil,
        correlation: String, idempotency: IdempotencyKey? = nil
    ) {
        self.events = events
        self.expectations = expectations
        self.actor = actor
        self.reason = reason
        self.correlation = correlation
        self.idempotency = idempotency
    }
}
