import ConnectorKit
import MooringModel

/// Tries again what a connector calls worth trying again, with growing pauses that no two objects share.
///
/// Each pause is between half of its length and the whole, so that objects that failed together do not come back
/// together.
package struct ExportRetries: Sendable {
    let settings: ExportSettings
    let clock: any Clock<Duration>
    /// From 0 up to, not including, 1.
    let jitter: @Sendable () -> Double

    package init(settings: ExportSettings, clock: any Clock<Duration>, jitter: @escaping @Sendable () -> Double) {
        self.settings = settings
        self.clock = clock
        self.jitter = jitter
    }

    /// - Parameter object: what a failure names.
    func run<Value: Sendable>(
        _ object: String?, _ work: () async throws(ConnectorError) -> Value
    ) async throws(ExportEnd) -> Value {
        var attempt = 1
        while true {
            do throws(ConnectorError) {
                return try await work()
            } catch {
                if Task.isCancelled { throw .stopped }
                guard error.isRetryable, attempt < settings.attempts else {
                    throw .failed(
                        ExportFailure(
                            code: error.code, object: object, detail: error.detail, isRetryable: error.isRetryable,
                            evidence: error.evidence))
                }
            }
            do { try await clock.sleep(for: pause(after: attempt)) } catch { throw .stopped }
            attempt += 1
        }
    }

    func pause(after attempt: Int) -> Duration {
        let whole = min(settings.longestPause, settings.firstPause * (1 << min(attempt - 1, 20)))
        return whole / 2 + whole / 2 * jitter()
    }
}
