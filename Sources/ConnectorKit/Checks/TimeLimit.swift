internal import Synchronization

/// Runs something for so long and no longer.
///
/// Not a task group: that waits for all its children, and a body that is stuck in a system call would be waited for
/// without end. The body gets a task of its own, which is canceled and left behind when time is up.
struct TimeLimit {
    private let limit: Duration
    private let clock: any Clock<Duration>

    init(_ limit: Duration, _ clock: any Clock<Duration>) {
        self.limit = limit
        self.clock = clock
    }

    enum Ending<Value: Sendable>: Sendable {
        case returned(Value)
        case threw(ConnectorError)
        case timedOut
        case canceled
    }

    func run<Value>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async -> Ending<Value> {
        guard !Task.isCancelled else { return .canceled }
        let first = FirstValue<Ending<Value>>()
        let work = Task {
            do {
                first.set(.returned(try await body()))
            } catch let error as ConnectorError {
                first.set(.threw(error))
            } catch is CancellationError {
                first.set(.canceled)
            } catch {
                first.set(.threw(ConnectorError(ConnectorError.unexpected, "\(error)")))
            }
        }
        let timer = Task { [limit, clock] in
            if (try? await clock.sleep(for: limit)) != nil { first.set(.timedOut) }
        }
        defer {
            work.cancel()
            timer.cancel()
        }
        return await withTaskCancellationHandler {
            await first.value
        } onCancel: {
            first.set(.canceled)
        }
    }
}

/// The first value that somebody sets; later ones are dropped. One task waits for it.
private final class FirstValue<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case awaited(CheckedContinuation<Value, Never>)
        case full(Value)
    }

    private let state = Mutex(State.empty)

    func set(_ value: Value) {
        let waiting = state.withLock { state -> CheckedContinuation<Value, Never>? in
            switch state {
            case .empty:
                state = .full(value)
                return nil
            case .awaited(let continuation):
                state = .full(value)
                return continuation
            case .full: return nil
            }
        }
        waiting?.resume(returning: value)
    }

    var value: Value {
        get async {
            await withCheckedContinuation { continuation in
                let value = state.withLock { state -> Value? in
                    if case .full(let value) = state { return value }
                    state = .awaited(continuation)
                    return nil
                }
                if let value { continuation.resume(returning: value) }
            }
        }
    }
}
