import Foundation
import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

/// What is generated as `aws` commands is run as it is, with the owner's keys. The gateway does not know the condition
/// sts:ExternalId: the front, and nothing here, stores it under another name (`Tests/Lab/front/external_id.py`).
@Suite("Generated commands, run as they are", .timeLimit(.minutes(5)))
struct CommandTests {
    private struct Ending {
        var status: Int32
        var output: String
    }

    private func run(_ script: String, as ground: RoleGround) async throws -> Ending {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let output = directory.appending(path: "output")
        try Data().write(to: output)
        let writing = try FileHandle(forWritingTo: output)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.environment = [
            "PATH": package.appending(path: ".venv/bin").path(percentEncoded: false) + ":/usr/bin:/bin",
            "HOME": directory.path(percentEncoded: false), "TMPDIR": directory.path(percentEncoded: false),
            "AWS_ACCESS_KEY_ID": ground.front.owner.keys.accessKeyID,
            "AWS_SECRET_ACCESS_KEY": ground.front.owner.keys.secretAccessKey,
            "AWS_EC2_METADATA_DISABLED": "true",
        ]
        process.standardOutput = writing
        process.standardError = writing
        let status = try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        return Ending(status: status, output: String(decoding: try Data(contentsOf: output), as: UTF8.self))
    }

    @Test("They make the role, and may be run again")
    func script() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            ground.prefix = "it's \"a\" prefix/备份"
            let script = try ground.document("aws-cli")
            for _ in 1...2 {
                let ending = try await run(script, as: ground)
                #expect(ending.status == 0, "\(ending.output)")
                #expect(ending.output.hasSuffix("\(ground.role)\n"), "\(ending.output)")
                #expect(try await ground.validate().findings == [])
            }
        }
    }

    @Test("Those of the remedies mend what was found")
    func remedies() async throws {
        try await RoleGround.with { ground in
            try await ground.makeRole(
                trust: { $0.replacing("mooring-the-right-one", with: "a-wrong-one") },
                access: { $0.replacing("s3:PutObject", with: "s3:PutObjectTagging") })
            for (check, verb) in [("assume-role", "update-assume-role-policy"), ("write", "put-role-policy")] {
                let report = try await ground.validate()
                #expect(report.findings == ["\(check): failed denied"])
                let remedy = try report.remedy(check)
                let start = try #require(remedy.firstRange(of: "aws iam \(verb) ")).lowerBound
                let ending = try await run(String(remedy[start...].prefix { $0 != "\n" }), as: ground)
                #expect(ending.status == 0, "\(ending.output)")
            }
            #expect(try await ground.validate().findings == [])
        }
    }

    @Test("They make the bucket that is missing, and set the lifecycle rule")
    func bucket() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            let missing = LabStore.freshName("missing")
            ground.extra = ["bucket": .string(missing), "clearFailedUploads": false]
            try await ground.makeRole()
            let remedy = try await ground.validate().remedy("bucket-exists")
            let start = try #require(remedy.firstRange(of: "aws s3api create-bucket ")).lowerBound
            let made = try await run(String(remedy[start...]), as: ground)
            #expect(made.status == 0, "\(made.output)")

            let report = try await ground.validate()
            #expect(report.findings == ["multipart: warning abort-denied"])
            let rule = try report.remedy("multipart")
            let place = try #require(rule.firstRange(of: "aws s3api put-bucket-lifecycle-configuration ")).lowerBound
            let set = try await run(String(rule[place...]), as: ground)
            #expect(set.status == 0, "\(set.output)")
            let kept = try await ground.front.store.answer("GET", "/\(missing)", query: [("lifecycle", "")])
            #expect(kept.texts(of: "DaysAfterInitiation") == ["7"])
            try await ground.front.store.removeBucket(missing)
        }
    }
}
