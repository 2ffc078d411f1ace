import ConnectorTesting
import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

@Suite("The contract of connectors, at real stores", .timeLimit(.minutes(5)))
struct ContractTests {
    private static let refusedPrefixes = ["../etc", "/etc", "a//b", "a/./b", "a/*", "a/${b}"]

    @Test(arguments: Guarantee.all)
    func `a bucket of Amazon S3, through a role, keeps`(_ guarantee: Guarantee) async throws {
        try await guarantee.check { body in
            try await RoleGround.with { ground in
                var ground = ground
                ground.prefix = "team-a/backups"
                ground.externalID = "mooring-7f3k9"
                ground.limits = .small
                // As a validation finds it there: so parts go unsigned.
                ground.previous = [CheckResult(id: "part-checksum", status: .passed, message: "compared")]
                try await ground.makeRole()
                let reader = ground.front.store.with(
                    try await ground.front.assume(ground.role, externalID: ground.externalID))
                let right: JSONValue = [
                    "bucket": .string(ground.bucket), "prefix": "team-a/backups", "roleArn": .string(ground.role),
                ]
                try await body(
                    Destination(
                        provider: try ground.provider, configuration: right,
                        missing: right.with("bucket", .string(LabStore.freshName("missing"))),
                        region: try #require(Region(ground.region)),
                        inspector: BucketInspector(
                            store: ground.front.store, reader: reader, bucket: ground.bucket, prefix: "team-a/backups/"),
                        spellings: [right.with("prefix", "team-a/backups/")],
                        refused: Self.refusedPrefixes.map { right.with("prefix", .string($0)) }
                            + [right.with("kmsKeyArn", "alias/backups")],
                        pieces: ground.limits.pieces))
            }
        }
    }

    /// None of these refuses to complete an upload to a key that is taken, and nothing else could keep it.
    private static let withoutCondition = Guarantee.all.filter {
        $0.sentence != "of two objects exported to one key at once, one is there whole and the other is refused"
    }

    @Test(arguments: [LabServer.rclone, .moto, .openstack], withoutCondition)
    func `a bucket of another store, through keys, keeps`(_ server: LabServer, _ guarantee: Guarantee) async throws {
        try await guarantee.check { body in
            try await StoreGround.with(server) { ground in
                var ground = ground
                ground.prefix = "team-a/backups"
                ground.limits = .small
                if server == .rclone {
                    // It takes smaller parts than S3 does.
                    (ground.limits.partSize, ground.limits.largestSingle) = (1 << 20, 2 << 20)
                }
                let right = ground.configuration
                try await body(
                    Destination(
                        provider: try ground.provider, configuration: right,
                        missing: right.with("bucket", .string(LabStore.freshName("missing"))),
                        region: try #require(Region("local")), secrets: ground.secrets,
                        inspector: BucketInspector(
                            store: ground.store, reader: ground.store, bucket: ground.bucket, prefix: "team-a/backups/"),
                        spellings: [
                            right.with("prefix", "team-a/backups/"),
                            right.with("endpoint", .string(ground.store.endpoint + "/")),
                        ],
                        refused: Self.refusedPrefixes.map { right.with("prefix", .string($0)) }
                            + [right.with("endpoint", "minio.example.com")],
                        pieces: ground.limits.pieces))
            }
        }
    }
}

extension S3Exporter.Limits {
    /// With parts of 5 MiB, S3's least, so that small objects have several; and hardly a pause.
    static var small: Self {
        var limits = Self()
        limits.largestSingle = 6 << 20
        limits.partSize = 5 << 20
        limits.firstPause = .milliseconds(5)
        // Each part is saved, so that a rehearsal tells how often it is.
        limits.savingPause = .zero
        return limits
    }

    /// Where another piece begins.
    var pieces: [Int] { [Int(partSize), Int(largestSingle)] }
}
