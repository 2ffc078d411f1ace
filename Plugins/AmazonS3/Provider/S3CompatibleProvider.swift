public import ConnectorKit
public import MooringModel

/// Buckets of other stores that speak the language of S3, through keys that the project gives.
public struct S3CompatibleProvider: ConnectorProvider {
    public let descriptor: ConnectorDescriptor
    private let settings: S3CompatibleSettings
    let surroundings: S3Surroundings

    /// - Throws: ``CatalogError`` where the settings contradict themselves.
    public init(settings: S3CompatibleSettings, now: @escaping @Sendable () -> Timestamp) throws(CatalogError) {
        try self.init(settings, .real(now: now))
    }

    init(_ settings: S3CompatibleSettings, _ surroundings: S3Surroundings) throws(CatalogError) {
        if let flaw = settings.flaw { throw CatalogError(kind: Self.kind, reason: flaw) }
        self.settings = settings
        self.surroundings = surroundings
        do throws(SchemaError) {
            descriptor = try Self.descriptor()
        } catch {
            throw CatalogError(kind: Self.kind, reason: error.description)
        }
    }

    /// Host and port are the authority, and not the scheme: one server answers to both.
    public func location(
        of configuration: JSONValue, region: Region
    ) throws(ConfigurationError) -> StorageLocation {
        let configuration = try S3CompatibleConfiguration(configuration)
        return StorageLocation(
            authority: configuration.endpoint.hostAndPort, container: configuration.bucket,
            prefix: configuration.prefix.segments)
    }

    /// An endpoint that is not, or no longer, allowed is not refused here but by the check `allowed-endpoint` and by every
    /// export: an integration that was added can still be validated, and its report says why it stopped working.
    public func connector(
        for configuration: JSONValue, context: ConnectorContext
    ) throws(ConfigurationError) -> any Connector {
        let configuration = try S3CompatibleConfiguration(configuration)
        return S3CompatibleConnector(
            configuration: configuration, context: context, isAllowed: settings.allows(configuration.endpoint),
            checks: descriptor.checks, surroundings: surroundings)
    }
}
