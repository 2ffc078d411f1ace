public import ConnectorKit
public import MooringModel

/// An empty storage, the connector that leads there, and what the guarantees need to know besides.
public struct Destination: Sendable {
    /// Makes the connectors under test.
    public let provider: any ConnectorProvider
    /// A configuration with which everything works.
    public let configuration: JSONValue
    /// A configuration that the schema allows, of a storage that does not exist.
    public let missing: JSONValue
    /// Where the integration is.
    public let region: Region
    /// The secrets that the configuration names.
    public let secrets: any SecretReader
    /// Looks at the storage without the connector.
    public let inspector: any Inspector
    /// Other configurations that reach the same storage.
    public var spellings: [JSONValue]
    /// Configurations that the schema allows and the provider refuses.
    public var refused: [JSONValue]
    /// The sizes at which the connector begins another piece, part or block. Objects of these sizes, of one byte less
    /// and of one more are exported.
    public var pieces: [Int]

    public init(
        provider: any ConnectorProvider, configuration: JSONValue, missing: JSONValue, region: Region,
        secrets: any SecretReader = NoSecrets(), inspector: any Inspector, spellings: [JSONValue] = [],
        refused: [JSONValue] = [], pieces: [Int] = [1 << 20]
    ) {
        self.provider = provider
        self.configuration = configuration
        self.missing = missing
        self.region = region
        self.secrets = secrets
        self.inspector = inspector
        self.spellings = spellings
        self.refused = refused
        self.pieces = pieces
    }
}
