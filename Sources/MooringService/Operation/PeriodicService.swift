import ServiceLifecycle

/// Something that Mooring does again and again: a service whose `run()` waits and works until the process stops.
package struct PeriodicService: Service {
    private let interval: @Sendable () -> Duration
    private let clock: any Clock<Duration>
    private let work: @Sendable () async -> Void
    private let atEnd: @Sendable () async -> Void

    /// - Parameters:
    ///   - interval: how long to wait before each time; asked anew, so that it can carry jitter.
    ///   - work: done after each wait; it deals with its own errors.
    ///   - atEnd: done once when the process stops.
    package init(
        every interval: @escaping @Sendable () -> Duration, clock: any Clock<Duration> = ContinuousClock(),
        atEnd: @escaping @Sendable () async -> Void = {}, _ work: @escaping @Sendable () async -> Void
    ) {
        self.interval = interval
        self.clock = clock
        self.work = work
        self.atEnd = atEnd
    }

    package func run() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await clock.sleep(for: interval()) } catch { return }
                await work()
            }
        }
        await atEnd()
    }
}
