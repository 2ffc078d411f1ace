import MooringModel
import Synchronization

/// Tells everyone who listens where the log ends, after every sync.
final class CommitFeed: Sendable {
    private let state = Mutex(State())

    private struct State {
        var position = Position.start
        var isFinished = false
        var listeners: [Int: AsyncStream<Position>.Continuation] = [:]
        var nextListener = 0
    }

    /// The end now, and every one from now on; a slow listener gets the newest only.
    func positions() -> AsyncStream<Position> {
        let (stream, continuation) = AsyncStream.makeStream(of: Position.self, bufferingPolicy: .bufferingNewest(1))
        let listener = state.withLock { state -> Int? in
            continuation.yield(state.position)
            guard !state.isFinished else { return nil }
            defer { state.nextListener += 1 }
            state.listeners[state.nextListener] = continuation
            return state.nextListener
        }
        if let listener {
            continuation.onTermination = { [weak self] _ in
                self?.state.withLock { _ = $0.listeners.removeValue(forKey: listener) }
            }
        } else {
            continuation.finish()
        }
        return stream
    }

    func tell(_ position: Position) {
        // Within the lock, so that nobody hears of an end before an earlier one.
        state.withLock { state in
            guard position > state.position else { return }
            state.position = position
            for listener in state.listeners.values { listener.yield(position) }
        }
    }

    func finish() {
        let listeners = state.withLock { state in
            state.isFinished = true
            defer { state.listeners = [:] }
            return state.listeners.values
        }
        // Outside of it: finishing calls back.
        for listener in listeners { listener.finish() }
    }
}
