package import MooringModel

/// Why bytes are not a recorded event.
package enum RecordedEventError: Error, Sendable, Equatable, CustomStringConvertible {
    case malformed(String)
    case undecodable(EventDecodingError)

    package var description: String {
        switch self {
        case .malformed(let reason): "the bytes are no event's envelope: \(reason)"
        case .undecodable(let error): error.description
        }
    }
}
