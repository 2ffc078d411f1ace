import Synchronization

/// A clock that stands still until somebody sets it forward, and on which nobody's sleep ends by itself.
final class StandingClock: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant
    private let reading = Mutex(ContinuousClock().now)

    var minimumResolution: Duration { .zero }
    var now: Instant { reading.withLock(\.self) }

    func advance(by duration: Duration) {
        reading.withLock { $0 = $0.advanced(by: duration) }
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        await untilCanceled()
        throw CancellationError()
    }
}

/// A clock on which every sleep is over at once.
struct ImpatientClock: Clock {
    var minimumResolution: Duration { .zero }
    var now: ContinuousClock.Instant { ContinuousClock().now }
    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {}
}

/// Returns when the task is canceled, and not before.
func untilCanceled() async {
    for await _ in AsyncStream(Never.self, { _ in }) {}
}
