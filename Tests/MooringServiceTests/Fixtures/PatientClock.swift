/// A clock of which every sleep ends at once, except one that is meant for ever, and that tells how long it was to be.
struct PatientClock: Clock {
    typealias Instant = ContinuousClock.Instant
    private static let start = ContinuousClock().now
    let onSleep: @Sendable (Duration) -> Void

    init(_ onSleep: @escaping @Sendable (Duration) -> Void) { self.onSleep = onSleep }

    var minimumResolution: Duration { .zero }
    var now: Instant { Self.start }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let duration = Self.start.duration(to: deadline)
        try Task.checkCancellation()
        guard duration < .seconds(1_000_000) else {
            for await _ in AsyncStream(Never.self, { _ in }) {}
            throw CancellationError()
        }
        onSleep(duration)
        await Task.yield()
    }
}
