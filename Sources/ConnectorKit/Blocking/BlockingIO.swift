internal import Dispatch
internal import Synchronization

/// Runs calls that block a thread, such as reading a file, beside the threads that Swift's tasks share: those are as
/// few as the cores, and one that waits for a disk is one that serves nobody.
///
/// At most `width` calls run at once, the others wait in order. The bound is ours and not the queue's: a concurrent
/// queue starts a new thread for every blocked one, up to dozens. A call into a dead file system keeps its place until
/// the system gives up.
///
/// It is a task executor too: a task that prefers it runs on its threads, and calls of such a task run where they stand
/// instead of going to another thread and back.
public final class BlockingIO: TaskExecutor {
    private let queue: DispatchQueue
    private let width: Int
    private let state = Mutex(State())

    private struct State {
        var running = 0
        var waiting: [@Sendable () -> Void] = []
    }

    /// - Parameter label: the name of the queue in debuggers.
    public init(label: String, width: Int = 8) {
        precondition(width > 0, "a queue without width would never run anything")
        queue = DispatchQueue(label: label, attributes: .concurrent)
        self.width = width
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        enqueue { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    /// Runs `work` on one of its own threads. Cancellation does not interrupt it: `work` is whole or not begun.
    public func run<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        if isPreferred { return try work() }
        let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
            enqueue { continuation.resume(returning: Result(catching: work)) }
        }
        return try result.get()
    }

    /// Whether the task runs on these threads as it is.
    private var isPreferred: Bool {
        withUnsafeCurrentTask { $0?.unownedTaskExecutor == asUnownedTaskExecutor() }
    }

    private func enqueue(_ job: @escaping @Sendable () -> Void) {
        let mayStart = state.withLock { state in
            guard state.running < width else {
                state.waiting.append(job)
                return false
            }
            state.running += 1
            return true
        }
        if mayStart { queue.async { self.work(off: job) } }
    }

    /// Runs a job and then whatever waits, so that a busy thread is not given back only to be asked for again.
    private func work(off job: @Sendable () -> Void) {
        job()
        while let next = takeNext() { next() }
    }

    private func takeNext() -> (@Sendable () -> Void)? {
        state.withLock { state in
            if state.waiting.isEmpty {
                state.running -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
    }
}
