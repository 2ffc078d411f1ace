import MooringModel
import Synchronization

/// A clock that moves on by some time whenever somebody looks at it, and by the whole of every sleep at once.
final class JumpingClock: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant
    private let start = ContinuousClock().now
    private let time: Mutex<Duration>
    private let step: Duration
    private let onSleep: @Sendable (_ slept: Duration) -> Void

    /// - Parameter onSleep: is told after each sleep how much time has passed since the beginning.
    init(step: Duration = .zero, onSleep: @escaping @Sendable (_ passed: Duration) -> Void = { _ in }) {
        self.step = step
        self.onSleep = onSleep
        time = Mutex(.zero)
    }

    var minimumResolution: Duration { .zero }

    var passed: Duration { time.withLock(\.self) }

    var now: Instant {
        start.advanced(
            by: time.withLock { time in
                time += step
                return time
            })
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let passed = time.withLock { time in
            time = max(time, start.duration(to: deadline))
            return time
        }
        onSleep(passed)
        await Task.yield()
    }
}
