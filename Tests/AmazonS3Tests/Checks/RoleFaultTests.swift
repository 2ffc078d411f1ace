import ConnectorKit
import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

@Suite("Faults of a role, at a gateway that answers like AWS", .timeLimit(.minutes(2)))
struct RoleFaultTests {
    @Test("A role made from the generated documents alone passes")
    func right() async throws {
        try await RoleGround.with { ground in
            try await ground.makeRole()
            let report = try await ground.validate()
            #expect(report.findings == [])
            #expect(report.verdict == .passed)
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

    @Test("Another external ID in the trust policy: the role is denied, and the remedy has the right policy")
    func wrongExternalID() async throws {
        try await RoleGround.with { ground in
            try await ground.makeRole(trust: { $0.replacing("mooring-the-right-one", with: "a-wrong-one") })
            let report = try await ground.validate()
            #expect(report.findings == ["assume-role: failed denied"])
            #expect(try report.result("assume-role").blame == .project)
            #expect(try report.remedy("assume-role").contains(try ground.document("trust-policy")))
            #expect(try report.remedy("assume-role").contains("--role-name \(ground.roleName)"))
        }
    }

    @Test("No condition on the external ID: it is not required")
    func noCondition() async throws {
        try await RoleGround.with { ground in
            try await ground.makeRole(trust: { policy in
                let start = policy.firstRange(of: ",\n      \"Condition\"")
                return start.map { policy[..<$0.lowerBound] + "\n    }\n  ]\n}\n" }.map(String.init) ?? policy
            })
            let report = try await ground.validate()
            #expect(report.findings == ["external-id-required: failed allowed"])
            #expect(report.verdict == .failed)
            #expect(try report.result("external-id-exact").waitedFor == "external-id-required")
            #expect(try report.remedy("external-id-required").contains(try ground.document("trust-policy")))
        }
    }

    @Test("A condition that takes any external ID is not exact")
    func wildcard() async throws {
        try await RoleGround.with { ground in
            try await ground.makeRole(trust: {
                $0.replacing("StringEquals", with: "StringLike").replacing("mooring-the-right-one", with: "mooring-*")
            })
            let report = try await ground.validate()
            #expect(report.findings == ["external-id-exact: failed allowed"])
        }
    }

    @Test("A role that does not exist looks like a denied one, and the remedy says so")
    func noRole() async throws {
        try await RoleGround.with { ground in
            let report = try await ground.validate()
            #expect(report.findings == ["assume-role: failed denied"])
            #expect(try report.text("assume-role").summary.contains("does not exist"))
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

    @Test("The ARN of a user, of a session, of another partition")
    func otherARNs() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            ground.roleARN = "arn:aws:iam::222222222222:user/ann"
            #expect(try await ground.validate().findings == ["role-arn: failed user"])
            ground.roleARN = "arn:aws:sts::222222222222:assumed-role/export/ann"
            let report = try await ground.validate()
            #expect(report.findings == ["role-arn: failed session"])
            #expect(try report.remedy("role-arn").contains("arn:aws:iam::222222222222:role/export "))
        }
    }

    @Test("An aws ARN in a region of China")
    func otherPartition() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            ground.region = "aws-cn-northwest-1"
            // Mooring's own identity is asked for at AWS in China, which this machine does not reach.
            ground.keys = nil
            let report = try await ground.validate()
            #expect(
                report.findings == [
                    "partition: failed role-elsewhere", "operator-identity: inconclusive no-credentials",
                ])
            #expect(try report.remedy("partition").contains("arn:aws-cn:"))
        }
    }
}
