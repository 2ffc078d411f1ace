import MooringModel
import Synchronization

/// A clock that moves by a microsecond whenever somebody looks at it, so that what is made later sorts later, and by
/// more when the test says so.
final class TickingClock: Sendable {
    /// 2026-05-01T12:00:00Z
    private let time = Mutex(Timestamp(microseconds: 1_777_636_800_000_000))

    var now: Timestamp {
        time.withLock { time in
            time = Timestamp(microseconds: time.microseconds + 1)
            return time
        }
    }

    func pass(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
    func pass(minutes: Int64) { pass(seconds: minutes * 60) }
    func pass(days: Int64) { pass(seconds: days * 86_400) }
}
