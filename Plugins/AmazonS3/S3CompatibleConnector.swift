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

    func exporter() throws(ConnectorError) -> S3Exporter {
        guard isAllowed else {
            throw ConnectorError(
                ConnectorError.accessDenied,
                "\(configuration.endpoint) is not, or no longer, a server that the operator of Mooring allows. "
                    + "Ask the operator to add \(configuration.endpoint.hostAndPort) to s3Compatible.endpoints.")
        }
        guard let bucket = try? BucketName(configuration.bucket, isLenient: true) else {
            throw .unusableBucket(configuration.bucket)
        }
        return S3Exporter(
            client: client(bucket), prefix: configuration.prefix.text, access: integration.access, writeHeaders: [],
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
