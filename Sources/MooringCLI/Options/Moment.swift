package import MooringModel

/// A moment of the registry: a position of its log, or a time.
package enum Moment: Sendable, Hashable, CustomStringConvertible {
    case position(Position)
    case time(Timestamp)

    package static func argument(_ text: String) throws(ArgumentFault) -> Moment {
        if let number = Int64(text), number >= 0 { return .position(Position(number)) }
        if let time = Timestamp(text) { return .time(time) }
        throw ArgumentFault("write a position such as 120, or a time such as 2026-05-01T12:30:00Z")
    }

    package var description: String {
        switch self {
        case .position(let position): position.description
        case .time(let time): time.description
        }
    }
}
