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
    /// Made once: a job asks for it with every object.
    private let made: Result<S3Exporter, ConnectorError>

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
        // The role's, for exports: an hour each, renewed while a job runs.
        let sessions = CredentialCache(now: surroundings.now) { () async throws(ConnectorError) in
            do throws(AWSFailure) {
                return try await sts.assumeRole(
                    role, sessionName: RoleProbe.sessionName(integration.id), externalID: integration.externalID
                ).credentials
            } catch {
                throw error.connectorError
            }
        }
        made = Result { () throws(ConnectorError) in
            try S3Exporter(configuration, context, site, sessions, surroundings)
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

    func client(_ bucket: BucketName, _ credentials: any CredentialSource) -> S3Client {
        S3Client(configuration, site, bucket, credentials, surroundings)
    }

    func exporter() throws(ConnectorError) -> S3Exporter { try made.get() }
}

extension S3Client {
    fileprivate init(
        _ configuration: AmazonS3Configuration, _ site: AWSSite, _ bucket: BucketName,
        _ credentials: any CredentialSource, _ surroundings: S3Surroundings
    ) {
        self.init(
            http: surroundings.http, endpoint: site.s3, region: site.region, bucket: bucket.description,
            addressing: site.isOverridden ? .path : .virtualHost, expectedOwner: configuration.expectedOwner,
            credentials: credentials, now: surroundings.now)
    }
}

extension S3Exporter {
    fileprivate init(
        _ configuration: AmazonS3Configuration, _ context: ConnectorContext, _ site: AWSSite,
        _ sessions: CredentialCache, _ surroundings: S3Surroundings
    ) throws(ConnectorError) {
        guard let bucket = try? BucketName(configuration.bucket) else { throw .unusableBucket(configuration.bucket) }
        self.init(
            client: S3Client(configuration, site, bucket, sessions, surroundings), prefix: configuration.prefix.text,
            access: context.integration.access, writeHeaders: configuration.writeHeaders,
            refusesOverwriting: CheckResult.showRefusedOverwriting(context.previousResults), knowsChecksums: true,
            comparesParts: CheckResult.showComparedParts(context.previousResults), isPrivate: site.s3.isPrivate,
            limits: surroundings.limits, clock: surroundings.clock)
    }
}

extension AmazonS3Configuration {
    /// Sent with everything that is written.
    var writeHeaders: [(name: String, value: String)] {
        guard let key else { return [] }
        return [
            ("x-amz-server-side-encryption", "aws:kms"),
            ("x-amz-server-side-encryption-aws-kms-key-id", key.description),
        ]
    }
}

extension ConnectorError {
    static func unusableBucket(_ name: String) -> ConnectorError {
        ConnectorError(
            notFound, "\"\(name)\" is no bucket's name. Validate the integration; the check bucket-name says why.")
    }
}
