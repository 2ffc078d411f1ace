internal import ConnectorKit
internal import MooringModel

/// Patience with changes at the provider that may not be known everywhere yet: a trust policy that was mended takes some
/// seconds until STS goes by it, on all its servers.
struct Propagation: Sendable {
    let context: ConnectorContext
    let patience: Duration
    let clock: any Clock<Duration>

    /// The longest pause between two calls.
    private static let longestPause = Duration.seconds(8)

    /// Whether an answer may be that of a change that has not arrived: the configuration is fresh, or the check failed the
    /// last time and somebody has mended it since.
    func isLikely(_ check: String) -> Bool {
        context.mayBePropagating || context.previousResults.contains { $0.id == check && $0.status == .failed }
    }

    /// Repeats a question with growing pauses while its answer may be an old one.
    func settled<Answer: Sendable>(
        _ check: String, isOld: (Answer) -> Bool, _ question: () async -> Answer
    ) async throws(ConnectorError) -> Answer {
        var pause = min(patience, .seconds(1))
        var waited = Duration.zero
        while true {
            let answer = await question()
            guard isOld(answer), isLikely(check), waited < patience else { return answer }
            let next = min(pause, patience - waited)
            do {
                try await clock.sleep(for: next)
            } catch {
                throw ConnectorError(ConnectorError.canceled, "The validation was canceled.")
            }
            waited += next
            pause = min(pause * 2, Self.longestPause)
        }
    }
}
