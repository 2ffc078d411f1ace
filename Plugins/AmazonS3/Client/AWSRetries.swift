/// How often a call is tried, and how long is waited in between: twice as long each time, of which half is by chance.
struct AWSRetries: Sendable {
    var attempts: Int
    var firstPause: Duration
    var longestPause: Duration
    var clock: any Clock<Duration>

    /// Tries a call until it succeeds, fails for good, or has been tried often enough.
    func run<Value: Sendable>(_ call: () async throws(AWSFailure) -> Value) async throws(AWSFailure) -> Value {
        var attempt = 1
        while true {
            do throws(AWSFailure) { return try await call() } catch {
                guard error.isRetryable, await hasPaused(after: attempt) else { throw error }
            }
            attempt += 1
        }
    }

    /// Pauses before a call is tried again. False where it was the last attempt, or the task was canceled meanwhile.
    func hasPaused(after attempt: Int) async -> Bool {
        guard attempt < attempts else { return false }
        let whole = min(longestPause, firstPause * (1 << (attempt - 1)))
        return (try? await clock.sleep(for: whole / 2 + whole / 2 * Double.random(in: 0..<1))) != nil
    }
}

extension AWSRetries {
    init(_ limits: S3Exporter.Limits, clock: any Clock<Duration>) {
        self.init(
            attempts: limits.attempts, firstPause: limits.firstPause, longestPause: limits.longestPause, clock: clock)
    }
}
