import MooringModel
import Synchronization

/// Counts refused changes, so that an attacker cannot fill the log with them: the first of an hour is recorded at once,
/// the rest of the hour as one number.
final class RefusalCounter: Sendable {
    struct Refused: Hashable {
        var principal: PrincipalID
        var action: Action
        var target: String
    }

    private struct Hour {
        var since: Timestamp
        var further: Int64
    }

    /// A caller that goes through many targets must not fill the memory either: beyond these, all count as one.
    private static let maximumKeys = 10_000
    private static let overflow = "many"

    private let hours = Mutex<[Refused: Hour]>([:])

    /// Counts one.
    ///
    /// - Returns: whether it is the first of its hour.
    func count(_ refused: Refused, now: Timestamp) -> Bool {
        hours.withLock { hours in
            var key = refused
            if hours[key] == nil && hours.count >= Self.maximumKeys { key.target = Self.overflow }
            guard hours[key] != nil else {
                hours[key] = Hour(since: now, further: 0)
                return true
            }
            hours[key]?.further += 1
            return false
        }
    }

    /// Takes out the hours that have ended, with the number beyond the first.
    func ended(by now: Timestamp, all: Bool) -> [(Refused, Int64)] {
        hours.withLock { hours in
            let ended = hours.filter { all || $0.value.since.adding(seconds: 3_600) <= now }
            for key in ended.keys { hours[key] = nil }
            return ended.filter { $0.value.further > 0 }.map { ($0.key, $0.value.further) }
        }
    }
}
