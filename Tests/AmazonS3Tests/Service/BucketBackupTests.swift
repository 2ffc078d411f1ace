import ConnectorKit
import Logging
import MooringModel
import MooringService
import Projections
import S3Lab
import Stores
import Testing

@testable import AmazonS3

@Suite("A backup in a bucket, exported to another store", .timeLimit(.minutes(2)))
struct BucketBackupTests {
    private static let files = [
        "binlogs/insert_log/1/2/3": [UInt8](repeating: 7, count: 70_000), "binlogs/空": [],
        "meta/full_meta.json": Array("{}".utf8), "meta/backup_meta.json": Array(#"{"name":"nightly"}"#.utf8),
    ]

    @Test("It is found, registered and arrives byte for byte; what is not finished is told")
    func export() async throws {
        try await withPort { port in
            let found = try await port.office.registry.scanBackups(port.office.call, cluster: port.cluster)
            #expect(found.registered.map(\.key) == ["\(port.cluster)/nightly"])
            #expect(found.incomplete == ["s3://\(port.source)/milvus/unfinished"])
            #expect(found.refused.isEmpty)
            let outcome = try await port.export()
            #expect(outcome == .successful)
            for (path, content) in Self.files {
                let arrived = try await port.destination.object("out/nightly/\(path)", in: port.bucket)
                #expect(arrived == content, "\(path)")
            }
            let keys = try await port.destination.keys(in: port.bucket, prefix: "out/")
            #expect(Set(keys) == Set((Self.files.keys + ["mooring-manifest.json"]).map { "out/nightly/\($0)" }))
        }
    }

    @Test("A root's key is not destroyed while it is bound, and its fields are checked when it is bound")
    func root() async throws {
        try await withPort { port in
            let (registry, call) = (port.office.registry, port.office.call)
            let inUse = await #expect(throws: Refusal.self) { _ = try await registry.destroySecret(call, port.secret) }
            #expect(inUse?.code == "secret-in-use")
            let incomplete = await #expect(throws: Refusal.self) {
                _ = try await registry.bindBackupRoot(
                    call, port.office.project, path: "s3://milvus", bucket: ["endpoint": "http://127.0.0.1:1"],
                    cluster: nil)
            }
            #expect(incomplete?.code == "backup-bucket-invalid")
            #expect(incomplete?.parts.map(\.pointer) == ["/bucket/accessKeyId", "/bucket/secretAccessKey"])
            let twice = await #expect(throws: Refusal.self) {
                _ = try await registry.bindBackupRoot(
                    call, port.office.project, path: "s3://milvus", bucket: ["prefix": "elsewhere"], cluster: nil)
            }
            #expect(twice?.parts.map(\.pointer) == ["/bucket/prefix"])
            let directory = await #expect(throws: Refusal.self) {
                _ = try await registry.bindBackupRoot(
                    call, port.office.project, path: "/srv", bucket: [:], cluster: nil)
            }
            #expect(directory?.code == "backup-root-invalid")
            _ = try await registry.unbindBackupRoot(
                call, port.office.project, path: "s3://\(port.source)/milvus", cluster: nil)
            _ = try await registry.destroySecret(call, port.secret)
        }
    }

    /// A project whose backups are in a bucket of one store, and an integration with a bucket of another.
    private struct Port {
        let office: Office
        let destination: LabStore
        let source: String
        let bucket: String
        let cluster: String
        let secret: String
        let integration: String

        func export() async throws -> JobStatus? {
            let job = try await office.registry.requestExport(
                office.call, cluster: cluster, backup: "nightly", integration: integration, directory: "out"
            ).subject.identifier
            let worker = ExportWorker(
                events: office.store, views: office.store, jobs: office.store, ledger: office.store,
                recorder: office.registry, holder: "test", forbidden: [], now: office.registry.now,
                logger: Logger(label: "test"))
            return try await withThrowingTaskGroup(of: JobStatus?.self) { group in
                group.addTask {
                    try await worker.run()
                    return nil
                }
                group.addTask {
                    for await _ in office.store.commits() {
                        let row = await office.store.row(.job, key: job, asOf: nil)
                        if let status = row.flatMap({ JobStatus(rawValue: $0.status) }), !status.isOpen {
                            return status
                        }
                    }
                    return nil
                }
                let status = try await group.next()
                group.cancelAll()
                return status ?? nil
            }
        }
    }

    private func withPort(_ body: (Port) async throws -> Void) async throws {
        let lab = try Lab.open()
        let (store, destination) = (try lab.store(.rclone), try lab.store(.moto))
        let hosts = try [store, destination].map { try #require(AWSEndpoint($0.endpoint)).hostAndPort }
        try await store.withBucket { source in
            for (path, content) in Self.files {
                try await store.put(content, at: "milvus/nightly/\(path)", in: source)
            }
            for path in ["binlogs/1", "meta/full_meta.json"] {
                try await store.put([1], at: "milvus/unfinished/\(path)", in: source)
            }
            try await destination.withBucket { bucket in
                try await Office.with(allowing: hosts) { office in
                    try await body(try await port(office, store, source, destination, bucket))
                }
            }
        }
    }

    private func port(
        _ office: Office, _ store: LabStore, _ source: String, _ destination: LabStore, _ bucket: String
    ) async throws -> Port {
        let (registry, call) = (office.registry, office.call)
        func secret(_ store: LabStore, _ name: String) async throws -> String {
            try await registry.secretRow(
                try await registry.storeSecret(
                    call, project: office.project, name: name, value: Array(store.keys.secretAccessKey.utf8))
            ).key
        }
        let key = try await secret(store, "source")
        _ = try await registry.bindBackupRoot(
            call, office.project, path: "s3://\(source)/milvus",
            bucket: [
                "endpoint": .string(store.endpoint), "accessKeyId": .string(store.keys.accessKeyID),
                "secretAccessKey": .string(key),
            ], cluster: nil)
        let cluster = try await registry.registerCluster(
            call, project: office.project, id: ClusterID("in01"), region: try #require(Region("local")),
            plan: .dedicated
        ).subject.identifier
        let id = try await office.draft(
            "s3-compatible", region: "local",
            configuration: [
                "endpoint": .string(destination.endpoint), "bucket": .string(bucket),
                "region": .string(destination.region), "accessKeyId": .string(destination.keys.accessKeyID),
                "secretAccessKey": .string(try await secret(destination, "destination")),
            ])
        _ = try await registry.validateIntegration(call, id)
        _ = try await registry.addIntegration(call, id)
        return Port(
            office: office, destination: destination, source: source, bucket: bucket, cluster: cluster, secret: key,
            integration: id)
    }
}
