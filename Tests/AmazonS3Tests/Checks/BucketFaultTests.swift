import ConnectorKit
import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

@Suite("Faults of a bucket and of a policy, at a gateway that answers like AWS", .timeLimit(.minutes(2)))
struct BucketFaultTests {
    @Test("A bucket that does not exist")
    func missing() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            ground.extra = ["bucket": "there-is-no-such-bucket"]
            try await ground.makeRole()
            let report = try await ground.validate()
            #expect(report.findings == ["bucket-exists: failed missing"])
            #expect(try report.remedy("bucket-exists").contains("create-bucket --bucket there-is-no-such-bucket"))
        }
    }

    @Test("A bucket in another region: wanted and got are told")
    func elsewhere() async throws {
        try await RoleGround.with { ground in
            try await ground.front.otherStore.withBucket { other in
                var ground = ground
                ground.extra = ["bucket": .string(other)]
                try await ground.makeRole()
                let report = try await ground.validate()
                #expect(report.findings == ["bucket-region: failed other"])
                #expect(try report.text("bucket-region").summary.contains("is in eu-west-1"))
                #expect(try report.remedy("bucket-region").contains("aws-eu-west-1"))
            }
        }
    }

    @Test("What is no bucket's name")
    func name() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            try await ground.makeRole()
            ground.extra = ["bucket": "s3://team-b-backups/files"]
            let report = try await ground.validate()
            #expect(report.findings == ["bucket-name: failed address"])
            #expect(try report.remedy("bucket-name").contains("team-b-backups."))
        }
    }

    @Test("A policy without PutObject")
    func noPut() async throws {
        try await expect(["write: failed denied"], without: "s3:PutObject")
    }

    @Test("A policy without GetObject")
    func noGet() async throws {
        try await expect(["read: failed denied"], without: "s3:GetObject")
    }

    @Test("A policy without ListBucket")
    func noList() async throws {
        try await expect(["list: failed denied"], without: "s3:ListBucket")
    }

    @Test("A policy without GetBucketLocation")
    func noLocation() async throws {
        try await expect(["bucket-location: failed denied"], without: "s3:GetBucketLocation")
    }

    private func expect(_ findings: [String], without action: String) async throws {
        try await RoleGround.with { ground in
            try await ground.makeRole(access: { $0.replacing("\"\(action)\"", with: "\"s3:GetObjectTagging\"") })
            let report = try await ground.validate()
            #expect(report.findings == findings)
            #expect(report.verdict == .failed)
            let check = try #require(findings.first?.prefix { $0 != ":" }).description
            #expect(try report.result(check).blame == .project)
            #expect(try report.text(check).summary.contains(action))
            #expect(try report.remedy(check).contains("put-role-policy --role-name \(ground.roleName)"))
            #expect(try report.remedy(check).contains(action))
        }
    }

    @Test("A policy on the objects only: listing belongs on the bucket")
    func objectsOnly() async throws {
        try await RoleGround.with { ground in
            let bucket = "\"arn:aws:s3:::\(ground.bucket)\",\n"
            try await ground.makeRole(access: { $0.replacing(bucket, with: "") })
            let report = try await ground.validate()
            #expect(
                report.findings == [
                    "bucket-owner: warning not-told", "bucket-location: failed denied", "list: failed denied",
                ])
            #expect(try report.remedy("list").contains("and not on the objects in it"))
        }
    }

    @Test("Aborting is denied: a warning with the lifecycle rule, which is not found out again")
    func noAbort() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            ground.extra = ["clearFailedUploads": false]
            try await ground.makeRole()
            let first = try await ground.validate()
            #expect(first.findings == ["multipart: warning abort-denied"])
            #expect(first.verdict == .passed)
            #expect(try first.remedy("multipart").contains("DaysAfterInitiation"))
            #expect(try await ground.front.store.openUploads(in: ground.bucket).count == 1)

            ground.previous = first.outcome.results
            let second = try await ground.validate()
            #expect(second.findings == first.findings)
            #expect(try await ground.front.store.openUploads(in: ground.bucket).count == 1)
        }
    }
}
