/// An event's place in its stream: 1, 2, 3 … without gaps. 0 is the version of a stream without events.
package struct Version: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let value: Int64

    package init(_ value: Int64) { self.value = value }

    /// The version of a stream without events.
    package static let empty = Version(0)

    package var next: Version { Version(value + 1) }
    package var description: String { String(value) }
    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
