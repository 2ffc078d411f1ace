import EventLog
import Testing

@Suite struct ClaimTests {
    private func place(_ key: String, in scope: String = "aws/acme") -> Claim {
        Claim(.storageLocation, scope: scope, key: key)
    }

    @Test func `a claim conflicts with the same key of the same kind in the same scope`() {
        let claim = Claim(.integrationName, scope: "proj-1", key: "exports")
        #expect(claim.conflicts(with: claim))
        #expect(!claim.conflicts(with: Claim(.integrationName, scope: "proj-2", key: "exports")))
        #expect(!claim.conflicts(with: Claim(.projectName, scope: "proj-1", key: "exports")))
        #expect(!claim.conflicts(with: Claim(.integrationName, scope: "proj-1", key: "exports2")))
        #expect(!claim.conflicts(with: Claim(.integrationName, scope: "proj-1", key: "export")))
    }

    @Test(arguments: [
        ("/", "/", true), ("/", "/a/", true), ("/a/", "/a/b/", true), ("/a/", "/ab/", false), ("/a/b/", "/a/c/", false),
        // A slash and the combining mark after it are one character and two code points.
        ("/", "/\u{301}x/", true), ("/a/", "/a/\u{301}x/", true), ("/caf\u{E9}/", "/cafe\u{301}/", false),
    ])
    func `a place conflicts with itself, with what is above and what is below`(
        one: String, other: String, expected: Bool
    ) {
        #expect(place(one).conflicts(with: place(other)) == expected)
        #expect(place(other).conflicts(with: place(one)) == expected)
    }

    @Test func `places in different buckets do not conflict`() {
        #expect(!place("/").conflicts(with: place("/", in: "aws/beta")))
        #expect(!place("/").conflicts(with: place("/", in: "aws-cn/acme")))
    }
}
