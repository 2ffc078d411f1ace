import MooringModel
import Synchronization

/// Which jobs a worker is at, and what wakes it.
final class ExportDesk: Sendable {
    private let capacity: Int
    private let state = Mutex(State())
    private let signal = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    private struct State {
        var stops: [JobID: ExportStop] = [:]
        /// Jobs that could not be worked on or recorded, until the next tick: not at every commit again.
        var held: Set<JobID> = []
    }

    init(capacity: Int) { self.capacity = capacity }

    /// One element for any number of wishes that came while the worker was looking. For one reader.
    var wakeups: AsyncStream<Void> { signal.stream }

    func wake() { signal.continuation.yield() }

    func tick() {
        state.withLock { $0.held.removeAll() }
        wake()
    }

    /// Begins with a job, unless it is at hand, held, or there is no room.
    func begin(_ job: JobID) -> ExportStop? {
        state.withLock { state in
            guard state.stops.count < capacity, state.stops[job] == nil, !state.held.contains(job) else { return nil }
            let stop = ExportStop()
            state.stops[job] = stop
            return stop
        }
    }

    /// - Parameter isHeld: whether the job is to rest until the next tick.
    func end(_ job: JobID, isHeld: Bool) {
        state.withLock { state in
            state.stops[job] = nil
            if isHeld { state.held.insert(job) }
        }
        wake()
    }

    func stop(_ job: JobID, _ reason: ExportStop.Reason) {
        state.withLock { $0.stops[job] }?.request(reason)
    }

    func stopAll() {
        for stop in state.withLock({ Array($0.stops.values) }) { stop.request(.interrupted) }
    }
}
