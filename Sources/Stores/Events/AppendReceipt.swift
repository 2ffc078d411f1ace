package import MooringModel

/// What an append has become.
package struct AppendReceipt: Sendable, Hashable {
    /// The positions of its events, without gaps.
    package var positions: ClosedRange<Position>
    /// The versions that the streams written have now.
    package var versions: [StreamName: Version]
    package var at: Timestamp

    package init(positions: ClosedRange<Position>, versions: [StreamName: Version], at: Timestamp) {
        self.positions = positions
        self.versions = versions
        self.at = at
    }
}
