import MooringModel
import Synchronization

/// Which forwardings have something to do, which are being worked on, and what wakes the worker.
package final class ForwardingDesk: Sendable {
    private let state = Mutex(State())
    private let signal = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    /// Held by whoever switches a forwarding on, off or elsewhere, and by whoever delivers entries.
    let lock = SwitchLock()

    private struct State {
        /// Counts the intervals; everything that waits is due once in each. None has begun at 0.
        var interval = 0
        var served: [ClusterID: Int] = [:]
        /// A full batch waits, or the forwarding was switched.
        var called: Set<ClusterID> = []
        /// Switched since it was last begun with: a failure that is under way speaks of what was before.
        var switched: Set<ClusterID> = []
        var working: Set<ClusterID> = []
        /// After a failure, until the pause is over.
        var resting: Set<ClusterID> = []
        var failures: [ClusterID: Int] = [:]
    }

    /// What there is to do for one forwarding.
    struct Turn: Sendable {
        var cluster: ClusterID
        /// Whether batches that could still grow are sent, too.
        var isDue: Bool
        fileprivate var interval: Int
    }

    init() {}

    /// One element for any number of wishes that came while the worker was looking. For one reader.
    var wakeups: AsyncStream<Void> { signal.stream }

    private func wake() { signal.continuation.yield() }

    /// An interval is over.
    func tick() {
        state.withLock { $0.interval += 1 }
        wake()
    }

    /// There is something to do for a cluster before the interval is over.
    func call(_ cluster: ClusterID) {
        state.withLock { _ = $0.called.insert(cluster) }
        wake()
    }

    /// It was switched: what failed before says nothing any more.
    func callAfterSwitching(_ cluster: ClusterID) {
        state.withLock { state in
            state.failures[cluster] = nil
            state.resting.remove(cluster)
            state.switched.insert(cluster)
        }
        call(cluster)
    }

    /// Begins with a forwarding, unless it is worked on, rests, or has nothing to do.
    ///
    /// - Parameter isDraining: whether there is always something to do.
    func begin(_ cluster: ClusterID, isDraining: Bool) -> Turn? {
        state.withLock { state in
            let isDue = state.interval > 0 && state.served[cluster] != state.interval
            guard isDue || isDraining || state.called.contains(cluster), !state.working.contains(cluster),
                !state.resting.contains(cluster)
            else { return nil }
            state.working.insert(cluster)
            state.called.remove(cluster)
            state.switched.remove(cluster)
            return Turn(cluster: cluster, isDue: isDue, interval: state.interval)
        }
    }

    /// - Parameter isDone: whether all was sent that there was; else it rests until ``endRest(_:)``.
    func end(_ turn: Turn, isDone: Bool) {
        state.withLock { state in
            state.working.remove(turn.cluster)
            if isDone {
                if turn.isDue { state.served[turn.cluster] = turn.interval }
            } else if !state.switched.contains(turn.cluster) {
                state.resting.insert(turn.cluster)
            }
        }
        wake()
    }

    /// Whether it was switched since it was last begun with.
    func wasSwitched(_ cluster: ClusterID) -> Bool { state.withLock { $0.switched.contains(cluster) } }

    func endRest(_ cluster: ClusterID) {
        state.withLock { _ = $0.resting.remove(cluster) }
        wake()
    }

    /// Counts a failure.
    ///
    /// - Returns: how many there were in a row.
    func fail(_ cluster: ClusterID) -> Int {
        state.withLock { state in
            state.failures[cluster, default: 0] += 1
            return state.failures[cluster] ?? 0
        }
    }

    func succeed(_ cluster: ClusterID) { state.withLock { $0.failures[cluster] = nil } }
}
