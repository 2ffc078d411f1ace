import Synchronization

/// The wish that a run ends. The first reason holds.
package final class ExportStop: Sendable {
    package enum Reason: Sendable, Hashable {
        case canceled
        /// The process is stopping, or the job is no longer ours.
        case interrupted
    }

    private let wish = Mutex<Reason?>(nil)
    private let signal = AsyncStream.makeStream(of: Never.self)

    package init() {}

    package var reason: Reason? { wish.withLock(\.self) }

    package func request(_ reason: Reason) {
        wish.withLock { if $0 == nil { $0 = reason } }
        signal.continuation.finish()
    }

    /// Returns when somebody has asked for the end, or the task is canceled. For one waiter.
    func requested() async {
        for await _ in signal.stream {}
    }
}
