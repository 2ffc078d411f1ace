internal import MooringModel

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The machine's clock.
enum SystemClock {
    @Sendable static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}
