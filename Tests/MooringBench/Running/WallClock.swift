import MooringModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

enum WallClock {
    /// The machine's time, for what is recorded.
    @Sendable static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    /// How long something takes, in seconds.
    static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let duration = try await ContinuousClock().measure { try await body() }
        return duration / .seconds(1)
    }

    /// How long something takes that waits for nobody, in seconds.
    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        try ContinuousClock().measure(body) / .seconds(1)
    }
}
