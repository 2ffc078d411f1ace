internal import ConnectorKit
internal import MooringModel

/// One integration's bucket, through its role.
struct AmazonS3Connector: Connector {
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

    private func exporter() throws(ConnectorError) -> S3Exporter {
        guard let bucket = try? BucketName(configuration.bucket) else { throw .unusableBucket(configuration.bucket) }
        return S3Exporter(
            client: client(bucket, sessions), prefix: configuration.prefix.text, access: integration.access,
            writeHeaders: writeHeaders,
            refusesOverwriting: CheckResult.showRefusedOverwriting(context.previousResults), knowsChecksums: true,
            limits: surroundings.limits, clock: surroundings.clock)
    }

    func export(
        _ object: ExportObject, resume: JSONValue?,
        save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt {
        try await exporter().export(object, resume: resume, save: save)
    }

    func abandon(_ key: String, resume: JSONValue) async throws(ConnectorError) {
        try await exporter().abandon(key, resume: resume)
    }

    func find(_ key: String) async throws(ConnectorError) -> FoundObject? { try await exporter().find(key) }

    func list(_ directory: String, continuing cursor: String?) async throws(ConnectorError) -> ListedObjects {
        try await exporter().list(directory, continuing: cursor)
    }

    func read(_ key: String, at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        try await exporter().read(key, at: offset, upTo: count)
    }
}

extension ConnectorError {
    static func unusableBucket(_ name: String) -> ConnectorError {
        ConnectorError(
            notFound, "\"\(name)\" is no bucket's name. Validate the integration; the check bucket-name says why.")
    }
}
