/// Where an integration stands in its life.
package enum IntegrationStatus: String, Sendable, Hashable, CaseIterable {
    case draft, active
    /// Added, and its latest validation failed.
    case error
    case suspended, deleted

    /// Added and not deleted.
    package var isAdded: Bool { self == .active || self == .error || self == .suspended }
}
