import CoreMetrics
import Synchronization

/// The numbers under one name and one set of labels.
final class MetricSample: CounterHandler, MeterHandler, RecorderHandler, TimerHandler {
    struct Reading {
        /// A counter's or gauge's value; the sum of what a summary or histogram has seen.
        var value = 0.0
        var count: Int64 = 0
        /// How many observations lie at or below each bound.
        var buckets: [(bound: Double, count: Int64)] = []
    }

    private let state: Mutex<Reading>

    init(buckets: [Double]) {
        state = Mutex(Reading(buckets: buckets.map { ($0, 0) }))
    }

    var reading: Reading { state.withLock { $0 } }

    private func observe(_ value: Double) {
        state.withLock { state in
            state.value += value
            state.count += 1
            for index in state.buckets.indices where value <= state.buckets[index].bound {
                state.buckets[index].count += 1
            }
        }
    }

    func increment(by amount: Int64) { state.withLock { $0.value += Double(amount) } }
    func reset() { state.withLock { $0.value = 0 } }

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { state.withLock { $0.value = value } }
    func increment(by amount: Double) { state.withLock { $0.value += amount } }
    func decrement(by amount: Double) { state.withLock { $0.value -= amount } }

    func record(_ value: Int64) { observe(Double(value)) }
    func record(_ value: Double) { observe(value) }

    func recordNanoseconds(_ duration: Int64) { observe(Double(duration) / 1_000_000_000) }
}
