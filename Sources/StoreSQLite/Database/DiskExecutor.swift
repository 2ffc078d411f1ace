import Dispatch

/// A thread of its own for calls that block on the disk, first come, first served.
///
/// An actor on it keeps its state as any actor does, and a sync of the disk never holds up a thread that other tasks
/// share. A default actor was rejected: it runs on those threads, and it lets jobs of higher priority pass.
final class DiskExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(_ label: String) {
        queue = DispatchQueue(label: label, qos: .userInitiated)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
