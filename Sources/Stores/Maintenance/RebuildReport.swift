package import MooringModel

/// What making the views anew has shown.
package struct RebuildReport: Sendable, Hashable {
    /// The events that the rows were made from.
    package var through: Position
    package var rows: Int64
    /// Rows and claims in which the live ones differ from the new ones, as words for people; at most 20.
    package var differences: [String]

    package init(through: Position, rows: Int64, differences: [String]) {
        self.through = through
        self.rows = rows
        self.differences = differences
    }
}
