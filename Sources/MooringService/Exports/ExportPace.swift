import Synchronization

/// Lets bytes through at a bounded rate. Who comes while others wait, waits behind them.
package final class ExportPace: Sendable {
    private let bytesPerSecond: Int64
    private let clock: any Clock<Duration>
    private let elapsed: @Sendable () -> Duration
    /// When what was let through by now is paid off, since the beginning.
    private let paid = Mutex(Duration.zero)

    package init(bytesPerSecond: Int64, clock: any Clock<Duration>) {
        self.bytesPerSecond = max(1, bytesPerSecond)
        self.clock = clock
        elapsed = clock.stopwatch
    }

    /// Returns when as many bytes may pass, or at once where the task is canceled.
    package func pass(_ bytes: Int64) async {
        let cost = Duration.nanoseconds(bytes * 1_000_000_000 / bytesPerSecond)
        let now = elapsed()
        // Nothing is saved up while nobody asks.
        let wait = paid.withLock { paid in
            paid = max(paid, now) + cost
            return paid - now
        }
        guard wait > .zero else { return }
        try? await clock.sleep(for: wait)
    }
}

extension Clock where Duration == Swift.Duration {
    /// Tells how much time has passed on this clock since now.
    var stopwatch: @Sendable () -> Swift.Duration {
        let start = now
        return { start.duration(to: now) }
    }
}
