internal import Synchronization

/// Ends a call whose server takes nothing of its body any more.
///
/// The HTTP client bounds how long a server may be silent after it was sent everything, and a whole call. A body of
/// gigabytes over a slow line may take hours, though, while a server that stopped reading would hold it up as long. So
/// time is counted from when a piece of the body was handed over until the next one is asked for, and not while the
/// source is read.
final class SendingWatch: Sendable {
    struct Stalled: Error {}

    private let limit: Duration
    private let clock = ContinuousClock()
    /// Since when a piece is with the client; nil while none is.
    private let since = Mutex<ContinuousClock.Instant?>(nil)

    init(limit: Duration) { self.limit = limit }

    func note(isWaiting: Bool) {
        let now = isWaiting ? clock.now : nil
        since.withLock { $0 = now }
    }

    /// - Throws: ``Stalled`` if a piece stayed where it was; otherwise what `call` throws.
    func watching<Value: Sendable>(_ call: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await call() }
            group.addTask { [self] in
                while true {
                    let now = clock.now
                    let end = (since.withLock(\.self) ?? now).advanced(by: limit)
                    guard end > now else { throw Stalled() }
                    try await clock.sleep(until: end)
                }
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
