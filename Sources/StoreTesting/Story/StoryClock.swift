package import MooringModel
import Synchronization

/// A clock that stands still until it is set.
package final class StoryClock: Sendable {
    private let time = Mutex(StoryClock.beginning)

    /// 2026-05-01T12:00:00Z
    package static let beginning = Timestamp(microseconds: 1_777_636_800_000_000)

    package init() {}

    package var now: Timestamp { time.withLock { $0 } }

    /// Sets the clock to a moment so many seconds after the beginning; a negative number is before it.
    @discardableResult
    package func set(toSecond second: Int64) -> Timestamp {
        time.withLock { time in
            time = Self.beginning.adding(seconds: second)
            return time
        }
    }
}
