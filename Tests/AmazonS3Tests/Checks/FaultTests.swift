import ConnectorKit
import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

@Suite("Faults, at a gateway that answers like AWS", .timeLimit(.minutes(2)))
struct FaultTests {
    @Test("Each is found by its check and by no other, with whose it is and what mends it", arguments: Fault.all)
    func found(_ fault: Fault) async throws {
        try await RoleGround.with { ground in
            var ground = ground
            try await fault.arrange(&ground)
            let report = try await ground.validate()
            #expect(report.findings == fault.findings)
            #expect(report.verdict == fault.verdict)
            #expect(try report.result(fault.check).blame == fault.blame)
            for expected in try fault.remedy(ground) {
                for language in Language.allCases {
                    // The words around it are those of the language; what is to be pasted is the same.
                    let remedy = try #require(try report.text(fault.check, language).remedy)
                    #expect(language == .english ? remedy.contains(expected) : !remedy.isEmpty)
                }
            }
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
}
