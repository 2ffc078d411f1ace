package import MooringModel
package import Projections

/// The views, current and past. They are written by ``EventStore/append(_:)`` in the append's own transaction: whoever
/// has a receipt reads what it changed.
package protocol ViewStore: Sendable {
    /// The row that holds at a position; nil if none does.
    ///
    /// - Parameter asOf: nil for now.
    func row(_ view: View, key: String, asOf: Position?) async throws(StoreError) -> ViewRow?

    /// The rows that a query asks for, in the order of their keys (by UTF-8 bytes), at most `query.limit`.
    func rows(_ query: ViewQuery) async throws(StoreError) -> [ViewRow]
}
