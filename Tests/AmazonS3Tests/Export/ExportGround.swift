import AsyncHTTPClient
import ConnectorKit
import Glibc
import MooringModel
import S3Lab

@testable import AmazonS3

/// A fresh bucket of a real store, and an exporter into it with the keys of its owner.
struct ExportGround: Sendable {
    let store: LabStore
    let bucket: String
    let exporter: S3Exporter

    private struct Keys: CredentialSource {
        let keys: LabKeys

        func credentials() -> Credentials {
            Credentials(
                accessKeyID: keys.accessKeyID, secretAccessKey: Secret(Array(keys.secretAccessKey.utf8)),
                sessionToken: keys.sessionToken)
        }
    }

    /// With parts of 5 MiB, S3's least, so that small objects have several.
    static func with(
        _ server: LabServer, _ body: @escaping @Sendable (ExportGround) async throws -> Void
    ) async throws {
        let store = try Lab.open().store(server)
        try await store.withBucket { bucket in
            try await HTTPClient.withHTTPClient(configuration: AWSTransport.configuration) { http in
                guard let endpoint = AWSEndpoint(store.endpoint) else { return }
                let client = S3Client(
                    http: http, endpoint: endpoint, region: store.region, bucket: bucket, addressing: .path,
                    expectedOwner: nil, credentials: Keys(keys: store.keys),
                    now: { Timestamp(microseconds: Int64(time(nil)) * 1_000_000) })
                var exporter = S3Exporter(
                    client: client, prefix: "team-a", access: .readwrite, writeHeaders: [],
                    refusesOverwriting: server == .front || server == .moto,
                    knowsChecksums: server == .front || server == .moto,
                    comparesParts: server == .front, isPrivate: true, clock: ContinuousClock())
                exporter.limits.largestSingle = 6 << 20
                exporter.limits.partSize = 5 << 20
                try await body(ExportGround(store: store, bucket: bucket, exporter: exporter))
            }
        }
    }

    func export(_ key: String, _ source: PatternSource, size: Int64) async throws(ConnectorError) -> ExportReceipt {
        try await exporter.export(ExportObject(key: key, size: size, source: source), resume: nil) { _ in }
    }

    func stored(_ key: String) async throws -> [UInt8] { try await store.object("team-a/\(key)", in: bucket) }
}
