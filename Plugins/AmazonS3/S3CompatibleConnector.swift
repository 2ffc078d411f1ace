internal import ConnectorKit
internal import MooringModel

/// One integration's bucket at a store of the project's choice.
struct S3CompatibleConnector: BucketConnector {
    let configuration: S3CompatibleConfiguration
    let context: ConnectorContext
    /// Whether the operator allows the endpoint. No call goes to one that is not.
    let isAllowed: Bool
    let checks: [CheckDefinition]
    let surroundings: S3Surroundings
    /// Made once: a job asks for it with every object.
    private let made: Result<S3Exporter, ConnectorError>

    init(
        configuration: S3CompatibleConfiguration, context: ConnectorContext, isAllowed: Bool,
        checks: [CheckDefinition], surroundings: S3Surroundings
    ) {
        self.configuration = configuration
        self.context = context
        self.isAllowed = isAllowed
        self.checks = checks
        self.surroundings = surroundings
        made = Result { () throws(ConnectorError) in
            try S3Exporter(configuration, context, isAllowed: isAllowed, surroundings)
        }
    }

    var integration: IntegrationIdentity { context.integration }

    var policies: BucketPolicies {
        BucketPolicies(
            partition: AWSPartition.aws.rawValue, bucket: configuration.bucket, prefix: configuration.prefix, key: nil,
            access: integration.access, clearsUploads: true)
    }

    func authorization() -> AuthorizationMaterials {
        StoreMaterials(policies: policies, endpoint: configuration.endpoint).authorization
    }

    func client(_ bucket: BucketName) -> S3Client {
        S3Client(configuration, bucket: bucket.description, secrets: context.secrets, surroundings)
    }

    func exporter() throws(ConnectorError) -> S3Exporter { try made.get() }
}

extension S3Exporter {
    fileprivate init(
        _ configuration: S3CompatibleConfiguration, _ context: ConnectorContext, isAllowed: Bool,
        _ surroundings: S3Surroundings
    ) throws(ConnectorError) {
        guard isAllowed else {
            throw ConnectorError(
                ConnectorError.accessDenied,
                "\(configuration.endpoint) is not, or no longer, a server that the operator of Mooring allows. "
                    + "Ask the operator to add \(configuration.endpoint.hostAndPort) to s3Compatible.endpoints.")
        }
        guard let bucket = try? BucketName(configuration.bucket, isLenient: true) else {
            throw .unusableBucket(configuration.bucket)
        }
        self.init(
            client: S3Client(configuration, bucket: bucket.description, secrets: context.secrets, surroundings),
            prefix: configuration.prefix.text, access: context.integration.access, writeHeaders: [],
            refusesOverwriting: CheckResult.showRefusedOverwriting(context.previousResults), knowsChecksums: false,
            comparesParts: CheckResult.showComparedParts(context.previousResults),
            isPrivate: configuration.endpoint.isPrivate,
            limits: surroundings.limits, clock: surroundings.clock)
    }
}

extension S3Client {
    /// A bucket of a store, reached with the configuration's keys.
    ///
    /// - Parameter bucket: nil for the name as it is configured.
    init(
        _ configuration: S3CompatibleConfiguration, bucket: String? = nil, secrets: any SecretReader,
        _ surroundings: S3Surroundings
    ) {
        self.init(
            http: surroundings.http, endpoint: configuration.endpoint, region: configuration.region,
            bucket: bucket ?? configuration.bucket, addressing: configuration.addressing, expectedOwner: nil,
            credentials: StoredCredentials(
                accessKeyID: configuration.accessKeyID, secretAccessKey: configuration.secretAccessKey,
                secrets: secrets),
            now: surroundings.now)
    }
}
