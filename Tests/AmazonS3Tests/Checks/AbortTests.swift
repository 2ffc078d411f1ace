import ConnectorKit
import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

@Suite("Uploads that may not be cleared away", .timeLimit(.minutes(2)))
struct AbortTests {
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
