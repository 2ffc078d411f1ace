import AsyncHTTPClient
import ConnectorKit
import Glibc
import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

/// An integration with a bucket of its own at the gateway that answers like AWS, and what its project does there.
struct RoleGround: Sendable {
    let front: LabFront
    let bucket: String
    let roleName = LabStore.freshName("role")
    let http: HTTPClient
    var region = "aws-us-east-1"
    var access = IntegrationAccess.readwrite
    var prefix: String?
    var externalID = "mooring-the-right-one"
    var nextExternalID: String?
    var retiredExternalID: String?
    /// What the configuration names besides bucket, prefix and role.
    var extra: [String: JSONValue] = [:]
    /// nil for the role that ``makeRole(trust:access:)`` makes.
    var roleARN: String?
    /// Where the services answer.
    var endpoint: String
    /// Mooring's own keys; nil for none.
    var keys: LabKeys?
    /// How many seconds Mooring's clock is ahead.
    var clockAhead: Int64 = 0
    var previous: [CheckResult] = []
    var patience = Duration.zero
    var limits = S3Exporter.Limits()

    static let integration = IntegrationID(bits: 0x0197_0000_0000_7000_8000_0000_0000_0001)

    static func with(_ body: (RoleGround) async throws -> Void) async throws {
        let front = try Lab.open().front
        try await front.store.withBucket { bucket in
            try await HTTPClient.withHTTPClient(configuration: AWSTransport.configuration) { http in
                let ground = RoleGround(
                    front: front, bucket: bucket, http: http, endpoint: front.store.endpoint, keys: front.service.keys)
                do {
                    try await body(ground)
                } catch {
                    try? await front.removeRole(ground.roleName)
                    throw error
                }
                try? await front.removeRole(ground.roleName)
            }
        }
    }

    // MARK: What the project does

    /// Makes the role from the generated documents, changed as the test's fault wants it.
    func makeRole(
        trust: (String) -> String = { $0 }, access: (String) -> String = { $0 }
    ) async throws {
        _ = try await front.createRole(
            roleName, trustPolicy: trust(try document("trust-policy")),
            accessPolicy: access(try document("access-policy")))
    }

    func document(_ name: String) throws -> String {
        try #require(try connector().authorization().documents.first { $0.name == name }).text
    }

    // MARK: What Mooring does

    var role: String { roleARN ?? "arn:aws:iam::\(front.owner.number):role/\(roleName)" }

    var provider: AmazonS3Provider {
        get throws {
            let ahead = clockAhead
            var environment: [String: String] = ["AWS_EC2_METADATA_DISABLED": "true"]
            if let keys {
                environment["AWS_ACCESS_KEY_ID"] = keys.accessKeyID
                environment["AWS_SECRET_ACCESS_KEY"] = keys.secretAccessKey
                environment["AWS_SESSION_TOKEN"] = keys.sessionToken
            }
            let operators = ["aws", "aws-cn", "aws-us-gov"].map {
                ($0, AmazonS3Settings.Operator(account: front.service.number))
            }
            return try AmazonS3Provider(
                AmazonS3Settings(
                    operators: Dictionary(uniqueKeysWithValues: operators),
                    endpoints: [
                        "us-east-1": AmazonS3Settings.Endpoints(
                            s3: endpoint, sts: endpoint, iam: front.store.endpoint)
                    ], patience: patience),
                S3Surroundings(
                    http: http, now: { Timestamp(microseconds: (Int64(time(nil)) + ahead) * 1_000_000) },
                    clock: ContinuousClock(),
                    process: ProcessSurroundings(environment: environment, readFile: { _ in nil }), limits: limits))
        }
    }

    func connector() throws -> any Connector {
        var configuration: JSONValue = ["bucket": .string(bucket), "roleArn": .string(role)]
        if case .object(var object) = configuration {
            object["prefix"] = prefix.map(JSONValue.string)
            for (name, value) in extra { object[name] = value }
            configuration = .object(object)
        }
        return try provider.connector(
            for: configuration,
            context: ConnectorContext(
                integration: IntegrationIdentity(
                    id: Self.integration, project: ProjectID(bits: 7), region: try #require(Region(region)),
                    access: access, externalID: externalID, nextExternalID: nextExternalID,
                    retiredExternalID: retiredExternalID), secrets: NoSecrets(), previousResults: previous))
    }

    func validate() async throws -> Report {
        let descriptor = try provider.descriptor
        return Report(try await connector().validation(descriptor.checks), descriptor)
    }
}

struct NoSecrets: SecretReader {
    func secret(_ id: SecretID) async throws(ConnectorError) -> Secret {
        throw ConnectorError(ConnectorError.notFound, "There is no secret \(id).")
    }
}
