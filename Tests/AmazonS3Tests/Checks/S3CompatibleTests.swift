import AsyncHTTPClient
import ConnectorKit
import Glibc
import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

@Suite("Stores that speak the language of S3", .timeLimit(.minutes(2)))
struct S3CompatibleTests {
    private struct OneSecret: SecretReader {
        let id: SecretID
        let text: String

        func secret(_ id: SecretID) async throws(ConnectorError) -> Secret {
            guard id == self.id else { throw ConnectorError(ConnectorError.notFound, "There is no secret \(id).") }
            return Secret(Array("\(text)\n".utf8))
        }
    }

    private func validate(
        _ store: LabStore, bucket: String, accessKey: String? = nil, secret: SecretID = SecretID(bits: 1),
        isAllowed: Bool = true
    ) async throws -> Report {
        let endpoint = try #require(AWSEndpoint(store.endpoint))
        return try await HTTPClient.withHTTPClient(configuration: AWSTransport.configuration) { http in
            let provider = try S3CompatibleProvider(
                S3CompatibleSettings(endpoints: isAllowed ? [endpoint.hostAndPort] : []),
                S3Surroundings(
                    http: http, now: { Timestamp(microseconds: Int64(time(nil)) * 1_000_000) },
                    clock: ContinuousClock(), process: ProcessSurroundings(environment: [:], readFile: { _ in nil })))
            let connector = try provider.connector(
                for: [
                    "endpoint": .string(store.endpoint), "region": .string(store.region), "bucket": .string(bucket),
                    "accessKeyId": .string(accessKey ?? store.keys.accessKeyID),
                    "secretAccessKey": .string(secret.description),
                ],
                context: ConnectorContext(
                    integration: IntegrationIdentity(
                        id: RoleGround.integration, project: ProjectID(bits: 7), region: try #require(Region("local")),
                        access: .readwrite, externalID: "mooring-unused"),
                    secrets: OneSecret(id: SecretID(bits: 1), text: store.keys.secretAccessKey)))
            return Report(await connector.validation(provider.descriptor.checks), provider.descriptor)
        }
    }

    @Test("Right keys open them", arguments: [LabServer.front, .moto, .rclone])
    func right(_ server: LabServer) async throws {
        let store = try Lab.open().store(server)
        try await store.withBucket { bucket in
            let report = try await validate(store, bucket: bucket)
            #expect(report.verdict == .passed)
            // rclone overwrites whatever it is asked.
            #expect(report.findings == (server == .rclone ? ["conditional-write: warning ignored"] : []))
        }
    }

    @Test("A bucket that does not exist, keys that do not, a secret that was destroyed")
    func wrong() async throws {
        let store = try Lab.open().store(.front)
        #expect(try await validate(store, bucket: "no-such-bucket").findings == ["bucket-exists: failed missing"])
        try await store.withBucket { bucket in
            let strange = try await validate(store, bucket: bucket, accessKey: "NOBODY")
            #expect(strange.findings == ["bucket-exists: failed keys-refused"])
            let destroyed = try await validate(store, bucket: bucket, secret: SecretID(bits: 2))
            #expect(destroyed.findings == ["bucket-exists: failed secret-missing"])
        }
    }

    @Test("A server that the operator does not allow is not called")
    func notAllowed() async throws {
        let store = try Lab.open().store(.front)
        try await store.withBucket { bucket in
            let report = try await validate(store, bucket: bucket, isAllowed: false)
            #expect(report.findings == ["allowed-endpoint: failed not-allowed"])
            #expect(try await store.keys(in: bucket) == [])
        }
    }
}
