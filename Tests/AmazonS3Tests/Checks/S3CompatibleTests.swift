import ConnectorKit
import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

@Suite("Stores that speak the language of S3", .timeLimit(.minutes(2)))
struct S3CompatibleTests {
    @Test("Right keys open them", arguments: [LabServer.front, .moto, .rclone, .openstack])
    func right(_ server: LabServer) async throws {
        try await StoreGround.with(server) { ground in
            let report = try await ground.validate()
            #expect(report.verdict == .passed)
            // rclone overwrites whatever it is asked, OpenStack Swift says that it does not know the condition.
            let isIgnorant = server == .rclone || server == .openstack
            #expect(report.findings == (isIgnorant ? ["conditional-write: warning ignored"] : []))
            // The gateway's front compares parts with their checksums, the others take whatever comes.
            #expect(try report.result("part-checksum").message == (server == .front ? "compared" : "signed"))
            #expect(try await ground.store.keys(in: ground.bucket) == [".mooring/\(RoleGround.integration)"])
            #expect(try await ground.store.openUploads(in: ground.bucket) == [])
        }
    }

    @Test("A bucket that does not exist", arguments: [LabServer.front, .moto, .rclone, .openstack])
    func missing(_ server: LabServer) async throws {
        try await StoreGround.with(server) { ground in
            var ground = ground
            ground.bucket = LabStore.freshName("missing")
            let report = try await ground.validate()
            #expect(report.findings == ["bucket-exists: failed missing"])
            #expect(try report.remedy("bucket-exists").contains("create-bucket --bucket \(ground.bucket)"))
        }
    }

    // moto knows every key until it is told to enforce them.
    @Test("Keys that do not exist, a secret that was destroyed", arguments: [LabServer.front, .rclone, .openstack])
    func wrong(_ server: LabServer) async throws {
        try await StoreGround.with(server) { ground in
            var strange = ground
            strange.accessKeyID = "NOBODY"
            let refused = try await strange.validate()
            #expect(refused.findings == ["bucket-exists: failed keys-refused"])
            var destroyed = ground
            destroyed.secret = SecretID(bits: 2)
            let missing = try await destroyed.validate()
            #expect(missing.findings == ["bucket-exists: failed secret-missing"])
        }
    }

    @Test("A server that the operator does not allow is not called")
    func notAllowed() async throws {
        try await StoreGround.with(.front) { ground in
            var ground = ground
            ground.isAllowed = false
            let report = try await ground.validate()
            #expect(report.findings == ["allowed-endpoint: failed not-allowed"])
            #expect(try await ground.store.keys(in: ground.bucket) == [])
        }
    }
}
