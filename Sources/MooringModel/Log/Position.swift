/// An event's place in the whole log: 1, 2, 3 … without gaps. 0 stands before the first event.
package struct Position: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let value: Int64

    package init(_ value: Int64) { self.value = value }

    /// Before the first event.
    package static let start = Position(0)

    package var next: Position { Position(value + 1) }
    package var description: String { String(value) }
    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
