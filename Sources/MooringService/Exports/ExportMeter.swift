package import MooringModel
package import Stores
import Synchronization

/// Counts what a run does. The numbers never go down, not even when a job starts over with an object after a restart.
package final class ExportMeter: Sendable {
    private let now: @Sendable () -> Timestamp
    private let state: Mutex<State>

    fileprivate struct State {
        var floor: JobProgress
        var objectsDone: Int64 = 0
        var objectsTotal: Int64 = 0
        var bytesDone: Int64 = 0
        var bytesTotal: Int64 = 0
        /// Bytes done at moments of the recent past, at most a few a second.
        var samples: [(at: Int64, bytes: Int64)] = []
    }

    fileprivate static let window: Int64 = 10_000_000
    fileprivate static let sampling: Int64 = 200_000

    /// - Parameter floor: what an earlier run of the job has already shown.
    package init(now: @escaping @Sendable () -> Timestamp, floor: JobProgress? = nil) {
        self.now = now
        state = Mutex(State(floor: floor ?? JobProgress(updatedAt: now())))
    }

    func begin(objects: Int64, bytes: Int64, objectsDone: Int64, bytesDone: Int64) {
        let at = now().microseconds
        state.withLock { state in
            state.objectsTotal = objects
            state.bytesTotal = bytes
            state.objectsDone = objectsDone
            state.bytesDone = bytesDone
            state.samples = [(at, bytesDone)]
        }
    }

    func advance(_ bytes: Int64) {
        let at = now().microseconds
        state.withLock { state in
            state.bytesDone += bytes
            state.sample(at)
        }
    }

    func finishObject() {
        state.withLock { $0.objectsDone += 1 }
    }

    package var progress: JobProgress {
        let now = now()
        return state.withLock { state in
            state.sample(now.microseconds)
            return JobProgress(
                objectsDone: max(state.objectsDone, state.floor.objectsDone),
                objectsTotal: max(state.objectsTotal, state.floor.objectsTotal),
                bytesDone: max(state.bytesDone, state.floor.bytesDone),
                bytesTotal: max(state.bytesTotal, state.floor.bytesTotal),
                bytesPerSecond: state.rate(now.microseconds), updatedAt: now)
        }
    }
}

extension ExportMeter.State {
    mutating func sample(_ at: Int64) {
        guard let last = samples.last, at - last.at >= ExportMeter.sampling else { return }
        samples.append((at, bytesDone))
        // The one before the window's beginning stays: the rate is taken over the whole window.
        if let first = samples.firstIndex(where: { at - $0.at <= ExportMeter.window }), first > 1 {
            samples.removeFirst(first - 1)
        }
    }

    func rate(_ at: Int64) -> Int64 {
        guard let first = samples.first, at > first.at else { return 0 }
        return Int64(Double(bytesDone - first.bytes) * 1_000_000 / Double(at - first.at))
    }
}
