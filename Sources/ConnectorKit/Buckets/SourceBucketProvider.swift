public import MooringModel

/// A kind of storage that backups can also be read from. A ``ConnectorProvider`` may be one besides.
public protocol SourceBucketProvider: Sendable {
    /// A bucket to read from, by a configuration of the connector's kind, which fits its schema. Touches nothing.
    /// - Parameter secrets: the stored secrets of the project whose backups are read.
    /// - Throws: ``ConfigurationError`` for what the schema cannot say.
    func sourceBucket(
        for configuration: JSONValue, secrets: any SecretReader
    ) throws(ConfigurationError) -> any SourceBucket
}
