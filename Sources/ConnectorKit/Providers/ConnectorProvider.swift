public import MooringModel

/// One kind of storage: says what it is, and makes connectors from configurations.
///
/// A provider is an instance and not a type, because the kind and the schema of a connector that runs elsewhere are
/// known only at run time, and because the operator's own settings (which directories, which accounts) belong to it.
///
/// The caller has already checked a configuration against the descriptor's schema and filled in its defaults. All
/// methods are pure: they read no file, no clock and no network, so that a configuration can be judged while a
/// person types it. What needs the world is a check.
public protocol ConnectorProvider: Sendable {
    /// What this kind of storage is. The same for the life of the process.
    var descriptor: ConnectorDescriptor { get }

    /// Why no integration can be drafted in a region of the connector's clouds: something that the operator has not set
    /// up for it, by the setting's name. nil, as by default, if one can.
    func obstacle(in region: Region) -> Violation?

    /// The place that a configuration points to, so that no two integrations write to the same or to nested places.
    ///
    /// Two configurations that reach the same bytes must give the same location, however they spell it.
    /// - Throws: ``ConfigurationError`` for what the schema cannot say.
    func location(of configuration: JSONValue, region: Region) throws(ConfigurationError) -> StorageLocation

    /// A connector for one integration. Making it is cheap and touches nothing.
    /// - Throws: ``ConfigurationError`` for what the schema cannot say.
    func connector(
        for configuration: JSONValue, context: ConnectorContext
    ) throws(ConfigurationError) -> any Connector
}

extension ConnectorProvider {
    public func obstacle(in region: Region) -> Violation? { nil }
}
