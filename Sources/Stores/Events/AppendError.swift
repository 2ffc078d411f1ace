package import EventLog
package import MooringModel

/// Why an append was not recorded.
package enum AppendError: Error, Sendable, Hashable {
    /// A stream has another version than expected. Load it again and decide again.
    case stream(StreamName, expected: Expectation, actual: Version)
    /// Another stream holds the claim, or one that conflicts with it.
    case claim(Claim, holder: StreamName)
    /// An event's canonical form would have more than ``RecordedEvent/maximumBytes`` bytes.
    case tooLarge(type: String, bytes: Int)
    /// The idempotency key was recorded already, by a request that came between.
    case repeated(IdempotencyKey)
    case store(StoreError)
}
