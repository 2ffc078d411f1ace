public import MooringModel

/// Reads stored secrets of the project that the integration belongs to.
public protocol SecretReader: Sendable {
    /// The secret in the clear, for as long as the caller needs it. Read anew for each use and never kept, so that a
    /// replaced secret takes effect and a destroyed one is gone.
    /// - Throws: ``ConnectorError/notFound`` if the project has no such secret, which includes those of other projects.
    func secret(_ id: SecretID) async throws(ConnectorError) -> Secret
}
