import Synchronization

/// A clock that stands until the test moves it, and tells how long somebody sleeps.
final class SteppedClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        var offset: Duration
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        var id: Int
        var deadline: Instant
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Instant(offset: .zero)
        var next = 0
        var sleepers: [Sleeper] = []
    }

    private let state = Mutex(State())
    private let begun = AsyncStream.makeStream(of: Duration.self)

    var now: Instant { state.withLock { $0.now } }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
                let length = state.withLock { state in
                    state.sleepers.append(Sleeper(id: id, deadline: deadline, continuation: continuation))
                    return deadline.offset - state.now.offset
                }
                begun.continuation.yield(length)
                if Task.isCancelled { wake { $0.id == id } }
            }
        } onCancel: {
            wake { $0.id == id }
        }
    }

    private func wake(_ isMeant: (Sleeper) -> Bool) {
        let woken = state.withLock { state in
            let woken = state.sleepers.filter(isMeant)
            state.sleepers.removeAll(where: isMeant)
            return woken
        }
        for sleeper in woken { sleeper.continuation.resume(throwing: CancellationError()) }
    }

    /// Returns when somebody lies down for so long.
    func sleep(of length: Duration) async {
        for await slept in begun.stream where slept == length { return }
    }

    func advance(by length: Duration) {
        let due = state.withLock { state in
            state.now = state.now.advanced(by: length)
            let due = state.sleepers.filter { $0.deadline <= state.now }
            state.sleepers.removeAll { $0.deadline <= state.now }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }
}
