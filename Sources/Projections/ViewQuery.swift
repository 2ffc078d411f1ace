package import MooringModel

/// Which rows of a view to read, in the order of their keys.
package struct ViewQuery: Sendable, Hashable {
    package var view: View
    package var scope: String?
    package var region: String?
    /// Rows with one of these; nil for any.
    package var statuses: Set<String>?
    package var lookup: String?
    /// Values that members of the body must have.
    package var matching: [String: String]
    /// Only rows whose key comes after this one.
    package var after: String?
    package var limit: Int
    /// The position to read as of; nil for now.
    package var asOf: Position?

    package init(
        _ view: View, scope: String? = nil, region: String? = nil, statuses: Set<String>? = nil, lookup: String? = nil,
        matching: [String: String] = [:], after: String? = nil, limit: Int = .max, asOf: Position? = nil
    ) {
        self.view = view
        self.scope = scope
        self.region = region
        self.statuses = statuses
        self.lookup = lookup
        self.matching = matching
        self.after = after
        self.limit = limit
        self.asOf = asOf
    }

    /// Whether a row is among those asked for, apart from the limit.
    package func includes(_ row: ViewRow) -> Bool {
        row.view == view && (scope.map { $0 == row.scope } ?? true) && (region.map { $0 == row.region } ?? true)
            && (statuses.map { $0.contains(row.status) } ?? true) && (lookup.map { $0 == row.lookup } ?? true)
            && matching.allSatisfy { row.body[$0.key]?.stringValue == $0.value } && (after.map { row.key > $0 } ?? true)
            && (asOf.map { row.isValid(at: $0) } ?? (row.validTo == nil))
    }
}
