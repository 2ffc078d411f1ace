/// A clock on which nobody's sleep ends by itself, and which tells when somebody has lain down.
final class TellingClock: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant
    private let sleepers = AsyncStream.makeStream(of: Void.self)

    var minimumResolution: Duration { .zero }
    let now = ContinuousClock().now

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        sleepers.continuation.yield()
        for await _ in AsyncStream(Never.self, { _ in }) {}
        throw CancellationError()
    }

    func someoneSleeps() async {
        for await _ in sleepers.stream { return }
    }
}
