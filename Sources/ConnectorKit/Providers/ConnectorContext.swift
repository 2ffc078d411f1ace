/// What a connector gets besides its configuration.
public struct ConnectorContext: Sendable {
    /// The integration that the connector serves.
    public let integration: IntegrationIdentity
    /// The stored secrets of the integration's project.
    public let secrets: any SecretReader

    public init(integration: IntegrationIdentity, secrets: any SecretReader) {
        self.integration = integration
        self.secrets = secrets
    }
}
