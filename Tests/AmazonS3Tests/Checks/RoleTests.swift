import ConnectorKit
import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

@Suite("Roles made from the generated documents, at a gateway that answers like AWS", .timeLimit(.minutes(2)))
struct RoleTests {
    @Test("A role made from the generated documents alone passes")
    func right() async throws {
        try await RoleGround.with { ground in
            try await ground.makeRole()
            let report = try await ground.validate()
            #expect(report.findings == [])
            #expect(report.verdict == .passed)
            #expect(try report.result("part-checksum").message == "compared")
            #expect(try await ground.front.store.openUploads(in: ground.bucket) == [])
            #expect(
                try await ground.front.store.keys(in: ground.bucket) == [".mooring/\(RoleGround.integration)"])
        }
    }

    @Test("So does one for a prefix, and its probe stays below it")
    func prefix() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            ground.prefix = "team a/备份"
            try await ground.makeRole()
            let report = try await ground.validate()
            #expect(report.findings == [])
            #expect(report.verdict == .passed)
            #expect(
                try await ground.front.store.keys(in: ground.bucket)
                    == ["team a/备份/.mooring/\(RoleGround.integration)"])
        }
    }

    @Test("A read-only integration is validated without writing anything")
    func readonly() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            ground.access = .readonly
            try await ground.makeRole()
            let report = try await ground.validate()
            #expect(report.findings == [])
            #expect(report.verdict == .passed)
            #expect(try report.result("read").message == "allowed")
            #expect(try report.result("write").status == .skipped)
            #expect(try await ground.front.store.keys(in: ground.bucket) == [])
        }
    }

    @Test("A rotation is validated with the new external ID, and its documents allow both")
    func rotation() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            try await ground.makeRole()
            ground.nextExternalID = "mooring-the-next-one"
            #expect(try await ground.validate().findings == ["assume-role: failed denied"])
            let both = try ground.document("trust-policy")
            #expect(both.contains("mooring-the-right-one") && both.contains("mooring-the-next-one"))
            try await ground.front.setTrustPolicy(of: ground.roleName, to: both)
            #expect(try await ground.validate().findings == [])

            ground.externalID = "mooring-the-next-one"
            ground.nextExternalID = nil
            ground.retiredExternalID = "mooring-the-right-one"
            let report = try await ground.validate()
            #expect(report.findings == ["external-id-exact: warning retired-allowed"])
            #expect(report.verdict == .passed)
            try await ground.front.setTrustPolicy(of: ground.roleName, to: try ground.document("trust-policy"))
            #expect(try await ground.validate().findings == [])
        }
    }
}
