internal import NIOCore
internal import Synchronization

/// Watches over the body of one call while it is sent, and ends a call whose server takes nothing of it any more.
///
/// The HTTP client bounds how long a server may be silent after it was sent everything, and a whole call. A body of
/// gigabytes over a slow line may take hours, though, while a server that stopped reading would hold it up as long. So
/// time is counted from when a piece of the body was handed over until the next one is asked for, and not while the
/// source is read.
final class SendingWatch: Sendable {
    struct Stalled: Error {}

    private let limit: Duration
    private let clock = ContinuousClock()
    private let state = Mutex(State())

    private struct State {
        /// Since when a piece is with the client; nil while none is.
        var since: ContinuousClock.Instant?
        var waiting: CheckedContinuation<Void, any Error>?
        var isOver = false
    }

    init(limit: Duration) { self.limit = limit }

    /// Returns when the client wants the next piece.
    ///
    /// - Parameter taken: what the client has said to a piece.
    /// - Throws: ``CancellationError`` if nothing is sent any more, and what `taken` failed with.
    func wait(for taken: EventLoopFuture<Void>) async throws {
        try await withCheckedThrowingContinuation { continuation in
            let isOver = state.withLock { state in
                if !state.isOver { (state.since, state.waiting) = (clock.now, continuation) }
                return state.isOver
            }
            if isOver { return continuation.resume(throwing: CancellationError()) }
            // Only one piece is waited for at a time, so that whoever waits now waits for this one.
            taken.whenComplete { self.resume(with: $0) }
        }
    }

    /// Something has left.
    func noteProgress() {
        state.withLock { state in
            if state.since != nil { state.since = clock.now }
        }
    }

    /// Nothing is sent any more. A server may answer before it was sent everything; then the client leaves a piece that it
    /// was given where it is, and says nothing of it.
    func close() {
        state.withLock { $0.isOver = true }
        resume(with: .failure(CancellationError()))
    }

    private func resume(with result: Result<Void, any Error>) {
        let waiting = state.withLock { state in
            state.since = nil
            return state.waiting.take()
        }
        waiting?.resume(with: result)
    }

    /// - Throws: ``Stalled`` if a piece stayed where it was; otherwise what `call` throws.
    func watching<Value: Sendable>(_ call: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await call() }
            group.addTask { [self] in
                while true {
                    let now = clock.now
                    let end = (state.withLock(\.since) ?? now).advanced(by: limit)
                    guard end > now else { throw Stalled() }
                    try await clock.sleep(until: end)
                }
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
