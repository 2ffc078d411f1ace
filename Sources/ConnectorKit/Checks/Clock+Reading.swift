extension Clock where Duration == Swift.Duration {
    /// The present reading of this clock, to tell later how much time has passed on it.
    var reading: ClockReading {
        let start = now
        return ClockReading { start.duration(to: now) }
    }
}

/// A moment on some clock.
struct ClockReading: Sendable {
    private let sinceThen: @Sendable () -> Duration

    fileprivate init(_ sinceThen: @escaping @Sendable () -> Duration) { self.sinceThen = sinceThen }

    var elapsed: Duration { sinceThen() }
}

extension Duration {
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
