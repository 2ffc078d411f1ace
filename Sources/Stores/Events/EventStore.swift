package import EventLog
package import MooringModel

/// The append-only event log.
///
/// Guarantees of every implementation (`StoreTesting` holds the suite that tests them):
/// - **Atomic.** An append's events, tree leaves, claims and view rows are recorded whole or not at all.
/// - **Ordered and gapless.** Positions are 1, 2, 3 …; once a reader has seen position n, nothing at or below n appears
///   later. Recorded times never go backwards.
/// - **Durable.** When ``append(_:)`` returns, the events survive a crash of the process and of the machine.
/// - **Permanent.** A recorded event never changes and never goes away.
package protocol EventStore: Sendable {
    /// Records an append.
    ///
    /// Repeating it is not harmless: the expectations of its streams (or its idempotency key) make it so. It is carried
    /// out even if the caller's task is canceled meanwhile.
    ///
    /// The idempotency key is looked at first (a repetition finds its expectations broken), then the expectations, the
    /// sizes and the claims.
    ///
    /// - Throws: ``AppendError``; then nothing was recorded, unless it is
    ///   ``AppendError/store(_:)`` with ``StoreError/Code/unavailable``, after which the log must be asked.
    func append(_ append: Append) async throws(AppendError) -> AppendReceipt

    /// Where the log ends.
    func head() async throws(StoreError) -> LogHead

    /// The events that match, in the order of their positions, at most `query.limit`.
    func events(matching query: EventQuery) async throws(StoreError) -> [StoredEvent]

    /// The position of the last event recorded at or before a moment; ``Position/start`` if there is none.
    func position(at time: Timestamp) async throws(StoreError) -> Position

    /// The head's position now and after every commit from now on. A slow reader gets the newest only.
    func commits() -> AsyncStream<Position>
}
