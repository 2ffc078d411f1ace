package import EventLog
package import MooringModel

/// The outcomes of requests that carried an idempotency key, kept for 24 hours.
///
/// The outcome of a request that records something is written by ``EventStore/append(_:)`` in the append's transaction.
package protocol IdempotencyStore: Sendable {
    /// Finds what became of a request, or marks it as under way.
    ///
    /// Another body under the key is ``IdempotencyState/otherRequest``, also while the first one is under way. Once 24 hours
    /// have passed since an outcome was kept, the key is new.
    func begin(_ key: IdempotencyKey, now: Timestamp) async throws(StoreError) -> IdempotencyState

    /// Keeps the outcome of a request that recorded nothing, and ends its being under way.
    func settle(_ key: IdempotencyKey, _ outcome: IdempotencyOutcome, now: Timestamp) async throws(StoreError)

    /// Ends a request's being under way without an outcome: it may be tried again. Harmless where one is kept.
    func release(_ key: IdempotencyKey) async
}
