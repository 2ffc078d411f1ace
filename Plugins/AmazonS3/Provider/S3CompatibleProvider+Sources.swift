public import ConnectorKit
public import MooringModel

/// Backups are read from where the operator has bound them, so the list of endpoints that projects may name does not matter
/// here.
extension S3CompatibleProvider: SourceBucketProvider {
    public func sourceBucket(
        for configuration: JSONValue, secrets: any SecretReader
    ) throws(ConfigurationError) -> any SourceBucket {
        let configuration = try S3CompatibleConfiguration(configuration)
        return S3SourceBucket(
            client: S3Client(configuration, secrets: secrets, surroundings), prefix: configuration.prefix,
            retries: AWSRetries(surroundings.limits, clock: surroundings.clock))
    }
}
