public import ConnectorKit
public import MooringModel

/// Buckets of Amazon S3, through roles that Mooring takes on.
public struct AmazonS3Provider: ConnectorProvider {
    public let descriptor: ConnectorDescriptor
    private let settings: AmazonS3Settings
    private let surroundings: S3Surroundings
    /// One for each partition that the operator has an account in.
    private let operators: [AWSPartition: CredentialCache]

    /// - Throws: ``CatalogError`` where the settings contradict themselves.
    public init(settings: AmazonS3Settings, now: @escaping @Sendable () -> Timestamp) throws(CatalogError) {
        try self.init(settings, .real(now: now))
    }

    init(_ settings: AmazonS3Settings, _ surroundings: S3Surroundings) throws(CatalogError) {
        if let flaw = settings.flaw { throw CatalogError(kind: Self.kind, reason: flaw) }
        self.settings = settings
        self.surroundings = surroundings
        operators = Self.operators(settings, surroundings)
        do throws(SchemaError) {
            descriptor = try Self.descriptor(patience: settings.patience)
        } catch {
            throw CatalogError(kind: Self.kind, reason: error.description)
        }
    }

    private static func operators(
        _ settings: AmazonS3Settings, _ surroundings: S3Surroundings
    ) -> [AWSPartition: CredentialCache] {
        var operators: [AWSPartition: CredentialCache] = [:]
        for (name, entry) in settings.operators {
            guard let partition = AWSPartition(rawValue: name) else { continue }
            let home = partition.homeRegion
            operators[partition] = .ofOperator(
                profile: entry.profile, surroundings: surroundings.process, http: surroundings.http,
                sts: settings.endpoints[home].flatMap { AWSEndpoint($0.sts) } ?? partition.sts(home),
                now: surroundings.now)
        }
        return operators
    }

    public func obstacle(in region: Region) -> Violation? {
        AWSSite(region, settings) == nil ? notSetUp(region) : nil
    }

    public func location(
        of configuration: JSONValue, region: Region
    ) throws(ConfigurationError) -> StorageLocation {
        let configuration = try AmazonS3Configuration(configuration)
        return StorageLocation(
            authority: region.partition, container: configuration.bucket, prefix: configuration.prefix.segments)
    }

    public func connector(
        for configuration: JSONValue, context: ConnectorContext
    ) throws(ConfigurationError) -> any Connector {
        let configuration = try AmazonS3Configuration(configuration)
        let region = context.integration.region
        guard let site = AWSSite(region, settings), let credentials = operators[site.partition] else {
            throw ConfigurationError([notSetUp(region)])
        }
        return AmazonS3Connector(
            configuration: configuration, context: context, site: site, operatorCredentials: credentials,
            checks: descriptor.checks, patience: settings.patience, surroundings: surroundings)
    }

    private func notSetUp(_ region: Region) -> Violation {
        let partition = AWSPartition(of: region)
        return Violation(
            "/region",
            detail: LocalizedText(
                en:
                    "Mooring has no AWS account of its own in the partition \(partition), which \(region) belongs to, and "
                    + "so nobody there could let it in.",
                zhHans: "Mooring 在 \(region) 所属的分区 \(partition) 中没有自己的 AWS 账户，因此无法在那里获得授权。"),
            remedy: LocalizedText(
                en:
                    "The operator of Mooring sets amazonS3.operators (--aws-operator) to \(partition)=ACCOUNT, with the 12 "
                    + "digits of its account there.",
                zhHans: "请 Mooring 的运维人员将 amazonS3.operators（--aws-operator）设为 \(partition)=账户，即其在该分区的 12 位账户号。"))
    }
}
