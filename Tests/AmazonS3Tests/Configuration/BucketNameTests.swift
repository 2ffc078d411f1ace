import Testing

@testable import AmazonS3

@Suite("Bucket names")
struct BucketNameTests {
    @Test("What S3 takes", arguments: ["abc", "team-a-backups", "a.b.c", "1a1", String(repeating: "a", count: 63)])
    func right(_ name: String) throws {
        #expect(try BucketName(name).description == name)
    }

    @Test(
        "What S3 refuses, each for its own reason",
        arguments: [
            ("s3://team-a", .address), ("https://team-a.s3.amazonaws.com", .address), ("arn:aws:s3:::team-a", .arn),
            ("team-a/files", .slash), ("ab", .length), (String(repeating: "a", count: 64), .length),
            ("Team-a", .characters), ("team_a", .characters), ("téam", .characters), ("team a", .characters),
            ("-team", .edges), ("team-", .edges), (".team", .edges), ("te..am", .adjacentDots),
            ("192.168.5.4", .ipAddress), ("xn--team", .reservedPrefix), ("sthree-team", .reservedPrefix),
            ("team-s3alias", .reservedSuffix), ("team--x-s3", .reservedSuffix), ("", .length),
        ] as [(String, BucketNameFlaw)])
    func wrong(_ name: String, _ flaw: BucketNameFlaw) {
        #expect(throws: flaw) { try BucketName(name) }
    }

    @Test("What was meant by an address, a path and an ARN")
    func meant() {
        #expect(BucketName.meant(by: "s3://team-a/files/x") == "team-a")
        #expect(BucketName.meant(by: "team-a/files") == "team-a")
        #expect(BucketName.meant(by: "arn:aws:s3:::team-a/*") == "team-a")
        #expect(BucketName.meant(by: "s3://") == nil)
    }

    @Test("Other stores take capitals and underscores, and nothing that would leave the host's name")
    func lenient() throws {
        #expect(try BucketName("Team_A", isLenient: true).description == "Team_A")
        for name in ["a/b", "a@b", "a?b", "a#b", "a:1", ""] {
            #expect(throws: BucketNameFlaw.self) { try BucketName(name, isLenient: true) }
        }
    }
}
