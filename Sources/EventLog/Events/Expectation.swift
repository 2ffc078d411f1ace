package import MooringModel

/// The version that a stream must have for an append to be recorded.
package enum Expectation: Sendable, Hashable {
    /// The stream has no events.
    case empty
    case version(Version)
    /// Whatever it is.
    case any

    package func allows(_ version: Version) -> Bool {
        switch self {
        case .empty: version == .empty
        case .version(let expected): version == expected
        case .any: true
        }
    }
}
