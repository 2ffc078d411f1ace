import Testing

@testable import AmazonS3

@Suite("ARNs of roles")
struct RoleARNTests {
    @Test(
        "A role's is taken apart and put together again",
        arguments: [
            "arn:aws:iam::222222222222:role/export", "arn:aws-cn:iam::222222222222:role/team/data/export",
            "arn:aws-us-gov:iam::222222222222:role/a+b=c,d.e@f_g-h",
        ])
    func right(_ text: String) throws {
        #expect(try RoleARN(text).description == text)
    }

    @Test("Path and name are told apart")
    func parts() throws {
        let role = try RoleARN("arn:aws-cn:iam::222222222222:role/team/data/export")
        #expect(role.partition == .china)
        #expect(role.account == "222222222222")
        #expect(role.path == "/team/data/")
        #expect(role.name == "export")
    }

    @Test(
        "Anything else is refused, each for its own reason",
        arguments: [
            ("arn:aws:iam::222222222222:user/ann", .user), ("arn:aws:iam::222222222222:root", .root),
            ("arn:aws:iam::222222222222:group/team", .group), ("arn:aws:iam::222222222222:policy/export", .policy),
            ("arn:aws:iam::aws:policy/AmazonS3FullAccess", .malformed),
            ("arn:aws:iam::222222222222:instance-profile/export", .instanceProfile),
            (
                "arn:aws:sts::222222222222:assumed-role/export/ann",
                .session(role: "arn:aws:iam::222222222222:role/export")
            ),
            ("arn:aws:sts::222222222222:federated-user/ann", .other), ("arn:aws:s3:::team-a", .service("s3")),
            ("arn:azure:iam::222222222222:role/export", .partition("azure")),
            ("arn:aws:iam::22222222222:role/export", .malformed), ("arn:aws:iam::222222222222:role/", .malformed),
            ("arn:aws:iam:us-east-1:222222222222:role/export", .malformed), ("export", .malformed),
            ("arn:aws:iam::222222222222:role/ex port", .malformed), ("", .malformed),
        ] as [(String, RoleARNFlaw)])
    func wrong(_ text: String, _ flaw: RoleARNFlaw) {
        #expect(throws: flaw) { try RoleARN(text) }
    }
}
