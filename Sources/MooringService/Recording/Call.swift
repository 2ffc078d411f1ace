package import EventLog
package import MooringModel

/// One request for something: who asks, why, and under which conditions.
package struct Call: Sendable {
    package var caller: Caller
    /// Why, in the caller's words; recorded with what changes.
    package var reason: String?
    /// What all events of the request share.
    package var correlation: String
    /// The version that the entity must still have.
    package var ifMatch: Version?
    package var idempotency: IdempotencyKey?

    package init(
        caller: Caller, reason: String? = nil, correlation: String, ifMatch: Version? = nil,
        idempotency: IdempotencyKey? = nil
    ) {
        self.caller = caller
        self.reason = reason
        self.correlation = correlation
        self.ifMatch = ifMatch
        self.idempotency = idempotency
    }
}
