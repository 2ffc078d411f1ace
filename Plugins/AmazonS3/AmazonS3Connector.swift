internal import ConnectorKit
internal import MooringModel

/// One integration's bucket, through its role.
struct AmazonS3Connector: BucketConnector {
    let configuration: AmazonS3Configuration
    let context: ConnectorContext
    let site: AWSSite
    let checks: [CheckDefinition]
    let patience: Duration
    let surroundings: S3Surroundings
    let sts: STSClient
    /// The role's, for exports: an hour each, renewed while a job runs.
    private let sessions: CredentialCache

    init(
        configuration: AmazonS3Configuration, context: ConnectorContext, site: AWSSite,
        operatorCredentials: any CredentialSource, checks: [CheckDefinition], patience: Duration,
        surroundings: S3Surroundings
    ) {
        self.configuration = configuration
        self.context = context
        self.site = site
        self.checks = checks
        self.patience = patience
        self.surroundings = surroundings
        let sts = STSClient(
            http: surroundings.http, endpoint: site.sts, region: site.region, credentials: operatorCredentials,
            now: surroundings.now)
        self.sts = sts
        let integration = context.integration
        let role = configuration.roleARN ?? ""
        sessions = CredentialCache(now: surroundings.now) { () async throws(ConnectorError) in
            do throws(AWSFailure) {
                return try await sts.assumeRole(
                    role, sessionName: RoleProbe.sessionName(integration.id), externalID: integration.externalID
                ).credentials
            } catch {
                throw error.connectorError
            }
        }
    }

    var integration: IntegrationIdentity { context.integration }

    var policies: BucketPolicies {
        BucketPolicies(
            partition: site.partition.rawValue, bucket: configuration.bucket, prefix: configuration.prefix,
            key: configuration.key, access: integration.access, clearsUploads: configuration.clearsUploads)
    }

    var materials: RoleMaterials {
        RoleMaterials(
            integration: integration.id, policies: policies, site: site,
            externalIDs: [integration.externalID] + (integration.nextExternalID.map { [$0] } ?? []),
            role: configuration.role)
    }

    func authorization() -> AuthorizationMaterials { materials.authorization }

    /// Sent with everything that is written.
    var writeHeaders: [(name: String, value: String)] {
        guard let key = configuration.key else { return [] }
        return [
            ("x-amz-server-side-encryption", "aws:kms"),
            ("x-amz-server-side-encryption-aws-kms-key-id", key.description),
        ]
    }

    func client(_ bucket: BucketName, _ credentials: any CredentialSource) -> S3Client {
        S3Client(
            http: surroundings.http, endpoint: site.s3, region: site.region, bucket: bucket.description,
            addressing: site.isOverridden ? .path : .virtualHost, expectedOwner: configuration.expectedOwner,
            credentials: credentials, now: surroundings.now)
    }

    // MARK: Exports

    func exporter() throws(ConnectorError) -> S3Exporter {
        guard let bucket = try? BucketName(configuration.bucket) else { throw .unusableBucket(configuration.bucket) }
        return S3Exporter(
            client: client(bucket, sessions), prefix: configuration.prefix.text, access: integration.access,
            writeHeaders: writeHeaders,
            refusesOverwriting: CheckResult.showRefusedOverwriting(context.previousResults), knowsChecksums: true,
            comparesParts: CheckResult.showComparedParts(context.previousResults), isPrivate: site.s3.isPrivate,
            limits: surroundings.limits, clock: surroundings.clock)
    }
}

extension ConnectorError {
    static func unusableBucket(_ name: String) -> ConnectorError {
        ConnectorError(
            notFound, "\"\(name)\" is no bucket's name. Validate the integration; the check bucket-name says why.")
    }
}
