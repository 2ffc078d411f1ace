/// What an integration may do with its bucket.
public enum IntegrationAccess: String, Sendable, Hashable, CaseIterable {
    /// Read only; neither exports nor audit logs can go through it.
    case readonly
    case readwrite
}
