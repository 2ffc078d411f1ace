package import MooringModel
import Synchronization

/// The objects that all jobs together export at once.
///
/// Every job that may run beside the others has one place that is kept for it; the rest is given to whoever has the
/// fewest. So a job whose places are all stuck at a destination that does not answer holds up no other, and one that
/// comes later need not wait for those that came first.
package final class ExportSlots: Sendable {
    private let capacity: Int
    private let jobs: Int
    private let state = Mutex(State())

    private struct State {
        var held: [JobID: Int] = [:]
        var waiting: [Waiter] = []
        var last = 0
    }

    private struct Waiter {
        var number: Int
        var job: JobID
        var continuation: CheckedContinuation<Bool, Never>
    }

    /// - Parameters:
    ///   - capacity: at least as many as jobs.
    ///   - jobs: how many run at once at most.
    package init(capacity: Int, jobs: Int) {
        self.capacity = max(capacity, jobs)
        self.jobs = jobs
    }

    /// How many wait for a place.
    package var waiting: Int { state.withLock(\.waiting.count) }

    /// Waits for a place and takes it.
    ///
    /// - Returns: false if the task was canceled meanwhile; then no place was taken.
    package func take(for job: JobID) async -> Bool {
        if Task.isCancelled { return false }
        // Mostly one is free, and nobody has to be able to wait for it.
        if state.withLock({ hold(one: job, &$0) }) { return true }
        let number = state.withLock { state in
            state.last += 1
            return state.last
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    if Task.isCancelled { return false }
                    if hold(one: job, &state) { return true }
                    state.waiting.append(Waiter(number: number, job: job, continuation: continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: false)
        }
    }

    package func give(of job: JobID) {
        let served = state.withLock { state in
            state.held[job, default: 1] -= 1
            if state.held[job] == 0 { state.held[job] = nil }
            var served: [Waiter] = []
            while let index = next(state) {
                let waiter = state.waiting.remove(at: index)
                state.held[waiter.job, default: 0] += 1
                served.append(waiter)
            }
            return served
        }
        for waiter in served { waiter.continuation.resume(returning: true) }
    }

    /// Whose turn it is: of those who may, the job with the fewest places, and of its waiters the first.
    private func next(_ state: State) -> Int? {
        let held = state.held
        return state.waiting.indices.filter { isFree(for: state.waiting[$0].job, held) }
            .min { held[state.waiting[$0].job] ?? 0 < held[state.waiting[$1].job] ?? 0 }
    }

    private func hold(one job: JobID, _ state: inout State) -> Bool {
        guard isFree(for: job, state.held) else { return false }
        state.held[job, default: 0] += 1
        return true
    }

    private func isFree(for job: JobID, _ held: [JobID: Int]) -> Bool {
        let free = capacity - held.values.reduce(0, +)
        guard held[job] != nil else { return free > 0 }
        return free > max(0, jobs - held.count)
    }
}
