import AsyncHTTPClient
import ConnectorKit
import Glibc
import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

/// An integration of the kind `s3-compatible` with a bucket of its own at one of the lab's stores.
struct StoreGround: Sendable {
    let store: LabStore
    var bucket: String
    let http: HTTPClient
    var access = IntegrationAccess.readwrite
    var prefix: String?
    var accessKeyID: String
    /// The stored secret that the configuration names.
    var secret = StoredSecret.id
    var isAllowed = true
    var limits = S3Exporter.Limits()
    var previous: [CheckResult] = []
    /// Another address than the store's own.
    var endpoint: String?

    /// What the project has stored: the secret access key, with the newline that a file ends with.
    struct StoredSecret: SecretReader {
        static let id = SecretID(bits: 1)
        let text: String

        func secret(_ id: SecretID) async throws(ConnectorError) -> Secret {
            guard id == Self.id else { throw ConnectorError(ConnectorError.notFound, "There is no secret \(id).") }
            return Secret(Array("\(text)\n".utf8))
        }
    }

    static func with(_ server: LabServer, _ body: (StoreGround) async throws -> Void) async throws {
        let store = try Lab.open().store(server)
        try await store.withBucket { bucket in
            try await HTTPClient.withHTTPClient(configuration: AWSTransport.configuration) { http in
                try await body(
                    StoreGround(store: store, bucket: bucket, http: http, accessKeyID: store.keys.accessKeyID))
            }
        }
    }

    var secrets: StoredSecret { StoredSecret(text: store.keys.secretAccessKey) }

    var provider: S3CompatibleProvider {
        get throws {
            let endpoint = try #require(AWSEndpoint(self.endpoint ?? store.endpoint))
            return try S3CompatibleProvider(
                S3CompatibleSettings(endpoints: isAllowed ? [endpoint.hostAndPort] : []),
                S3Surroundings(
                    http: http, now: { Timestamp(microseconds: Int64(time(nil)) * 1_000_000) },
                    clock: ContinuousClock(), process: ProcessSurroundings(environment: [:], readFile: { _ in nil }),
                    limits: limits))
        }
    }

    var configuration: JSONValue {
        let configuration: JSONValue = [
            "endpoint": .string(endpoint ?? store.endpoint), "region": .string(store.region), "bucket": .string(bucket),
            "accessKeyId": .string(accessKeyID), "secretAccessKey": .string(secret.description),
        ]
        return configuration.with("prefix", prefix.map(JSONValue.string))
    }

    func connector() throws -> any Connector {
        try provider.connector(
            for: configuration,
            context: ConnectorContext(
                integration: IntegrationIdentity(
                    id: RoleGround.integration, project: ProjectID(bits: 7), region: try #require(Region("local")),
                    access: access, externalID: "mooring-unused"),
                secrets: secrets, previousResults: previous))
    }

    func validate() async throws -> Report {
        let descriptor = try provider.descriptor
        return Report(try await connector().validation(descriptor.checks), descriptor)
    }
}
