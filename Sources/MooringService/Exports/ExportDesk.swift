import MooringModel
import Synchronization

/// Which jobs a worker is at, which rest, and what wakes it.
final class ExportDesk: Sendable {
    private let capacity: Int
    private let state = Mutex(State())
    private let signal = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    private struct State {
        var stops: [JobID: ExportStop] = [:]
        /// Jobs that could not be worked on or recorded, until the next tick: not at every commit again.
        var held: Set<JobID> = []
        /// Jobs whose destination or source is away, until their rest is over. They take nobody's place.
        var resting: Set<JobID> = []
        var troubles: [JobID: Trouble] = [:]
    }

    private struct Trouble {
        var since: Timestamp
        var attempts: Int
        /// How far the job had come when it was met last.
        var done: ExportAdvance
    }

    init(capacity: Int) { self.capacity = capacity }

    /// One element for any number of wishes that came while the worker was looking. For one reader.
    var wakeups: AsyncStream<Void> { signal.stream }

    func wake() { signal.continuation.yield() }

    func tick() {
        state.withLock { $0.held.removeAll() }
        wake()
    }

    /// Begins with a job, unless it is at hand, held or resting, or there is no room.
    ///
    /// - Parameter isCanceling: whether a person has canceled it: then it rests no longer.
    func begin(_ job: JobID, isCanceling: Bool) -> ExportStop? {
        state.withLock { state in
            if isCanceling { state.resting.remove(job) }
            guard state.stops.count < capacity, state.stops[job] == nil, !state.held.contains(job),
                !state.resting.contains(job)
            else { return nil }
            let stop = ExportStop()
            state.stops[job] = stop
            return stop
        }
    }

    func end(_ job: JobID, _ rest: ExportRest) {
        state.withLock { state in
            state.stops[job] = nil
            switch rest {
            case .none: state.troubles[job] = nil
            case .untilTick: state.held.insert(job)
            case .pause: state.resting.insert(job)
            case .interrupted: break
            }
        }
        wake()
    }

    /// The end of a rest.
    func rouse(_ job: JobID) {
        state.withLock { _ = $0.resting.remove(job) }
        wake()
    }

    /// Decides how long a job that cannot go on rests.
    ///
    /// - Parameter done: how far the job has come. Where that is farther than before, all begins anew.
    /// - Returns: nil where it has waited long enough.
    func rest(
        _ job: JobID, _ failure: ExportFailure, done: ExportAdvance, now: Timestamp, _ settings: ExportSettings
    ) -> (pause: Duration, trouble: ExportTrouble)? {
        let trouble = state.withLock { state -> Trouble? in
            var trouble = state.troubles[job] ?? Trouble(since: now, attempts: 0, done: done)
            if done > trouble.done { trouble = Trouble(since: now, attempts: 0, done: done) }
            trouble.attempts += 1
            state.troubles[job] = trouble
            return now < trouble.since.adding(seconds: settings.patienceSeconds) ? trouble : nil
        }
        guard let trouble else { return nil }
        let pause = min(settings.longestRest, settings.firstRest * (1 << min(trouble.attempts - 1, 20)))
        return (
            pause,
            ExportTrouble(
                since: trouble.since, attempts: trouble.attempts,
                nextAttempt: now.adding(seconds: pause.components.seconds), failure: failure)
        )
    }

    func stop(_ job: JobID, _ reason: ExportStop.Reason) {
        state.withLock { $0.stops[job] }?.request(reason)
    }

    func stopAll() {
        for stop in state.withLock({ Array($0.stops.values) }) { stop.request(.interrupted) }
    }

    func isAtHand(_ job: JobID) -> Bool { state.withLock { $0.stops[job] != nil } }
}
