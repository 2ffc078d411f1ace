import MooringModel
import Synchronization

/// A clock that goes only when it is told to.
final class SetClock: Sendable {
    private let time = Mutex(Timestamp("2026-05-01T12:00:00Z") ?? Timestamp(microseconds: 0))

    var now: Timestamp { time.withLock { $0 } }

    func advance(days: Int64 = 0, seconds: Int64 = 0) {
        time.withLock { $0 = $0.adding(seconds: days * 86_400 + seconds) }
    }
}
