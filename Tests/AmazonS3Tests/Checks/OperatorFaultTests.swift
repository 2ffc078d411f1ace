import ConnectorKit
import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

@Suite("Faults that are none of the project's", .timeLimit(.minutes(2)))
struct OperatorFaultTests {
    @Test("No credentials of the operator's: inconclusive, and his to mend")
    func noCredentials() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            try await ground.makeRole()
            ground.keys = nil
            let report = try await ground.validate()
            #expect(report.findings == ["operator-identity: inconclusive no-credentials"])
            #expect(report.verdict == .inconclusive)
            #expect(try report.result("operator-identity").blame == .operator)
            #expect(try report.result("assume-role").message == "operator-first")
        }
    }

    @Test("Expired credentials of the operator's: inconclusive, and his to renew")
    func expired() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            try await ground.makeRole()
            let brief = try await ground.front.assume(
                ground.role, externalID: ground.externalID, at: ground.front.brief)
            ground.keys = brief
            // The gateway tells when they have ended.
            let session = ground.front.store.with(brief)
            while try await session.answer("GET", "/\(ground.bucket)").status == 200 {}
            let report = try await ground.validate()
            #expect(report.verdict == .inconclusive)
            #expect(report.findings.count == 1)
            #expect(report.findings.first?.hasSuffix("inconclusive credentials-expired") == true)
        }
    }

    @Test("A wrong secret of the operator's: inconclusive, and his to replace")
    func refused() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            try await ground.makeRole()
            ground.keys?.secretAccessKey = "another"
            let report = try await ground.validate()
            #expect(report.verdict == .inconclusive)
            #expect(report.findings.count == 1)
            #expect(report.findings.first?.hasSuffix("inconclusive credentials-refused") == true)
        }
    }

    @Test("A clock that is an hour off: inconclusive", arguments: [3_600, -3_600] as [Int64])
    func clock(_ ahead: Int64) async throws {
        try await RoleGround.with { ground in
            var ground = ground
            try await ground.makeRole()
            ground.clockAhead = ahead
            let report = try await ground.validate()
            #expect(report.verdict == .inconclusive)
            let finding = try #require(report.outcome.results.first { $0.status == .inconclusive })
            #expect(report.findings.count == 1)
            #expect(finding.message == "clock")
            let skew = try #require(finding.arguments["skew"].flatMap { Int64($0) })
            #expect((skew - ahead).magnitude < 30)
        }
    }

    @Test("An endpoint that is down: inconclusive, not failed")
    func down() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            try await ground.makeRole()
            // Nobody listens at the discard port.
            ground.endpoint = "http://127.0.0.1:9"
            let report = try await ground.validate()
            #expect(report.findings == ["operator-identity: inconclusive unanswered"])
            #expect(report.verdict == .inconclusive)
        }
    }

    @Test("An S3 that is too busy: inconclusive, not failed")
    func busy() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            try await ground.makeRole()
            ground.endpoint = ground.front.busy.endpoint
            let report = try await ground.validate()
            #expect(report.findings == ["bucket-exists: inconclusive unanswered"])
            #expect(report.verdict == .inconclusive)
        }
    }
}
