public import MooringModel

/// What a connector gets besides its configuration.
public struct ConnectorContext: Sendable {
    /// The integration that the connector serves.
    public let integration: IntegrationIdentity
    /// The stored secrets of the integration's project.
    public let secrets: any SecretReader
    /// What the latest validation of exactly this configuration and external ID found; empty if there was none. So a
    /// connector knows what the provider can do, and what not to try again.
    public let previousResults: [CheckResult]
    /// Whether the configuration or the external ID was changed so lately that the provider may not know everywhere yet
    /// what was done there for it.
    public let mayBePropagating: Bool

    public init(
        integration: IntegrationIdentity, secrets: any SecretReader, previousResults: [CheckResult] = [],
        mayBePropagating: Bool = false
    ) {
        self.integration = integration
        self.secrets = secrets
        self.previousResults = previousResults
        self.mayBePropagating = mayBePropagating
    }
}
