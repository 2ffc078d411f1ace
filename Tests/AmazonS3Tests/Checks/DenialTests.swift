import Testing

@testable import AmazonS3

/// The messages are those of "Troubleshoot access denied error messages" in the IAM user guide, and of S3 with KMS.
@Suite("Denials")
struct DenialTests {
    private static let who =
        "User: arn:aws:sts::222222222222:assumed-role/export/mooring is not authorized to perform: "

    @Test(
        "The policy that denies is read from the message",
        arguments: [
            ("s3:PutObject on resource: \"arn:aws:s3:::b/k\" because no identity-based policy allows it", .identity),
            (
                "s3:PutObject on resource: \"arn:aws:s3:::b/k\" with an explicit deny in an identity-based policy",
                .identityDeny
            ),
            (
                "s3:PutObject on resource: \"arn:aws:s3:::b/k\" with an explicit deny in a resource-based policy",
                .resource
            ),
            (
                "s3:PutObject on resource: \"arn:aws:s3:::b/k\" with an explicit deny in a service control policy",
                .organization
            ),
            (
                "s3:PutObject on resource: \"arn:aws:s3:::b/k\" with an explicit deny in a resource control policy",
                .organization
            ),
            ("s3:PutObject on resource: \"arn:aws:s3:::b/k\" because no permissions boundary allows it", .boundary),
            ("s3:PutObject on resource: \"arn:aws:s3:::b/k\" because no session policy allows it", .session),
            ("s3:PutObject on resource: \"arn:aws:s3:::b/k\" because no VPC endpoint policy allows it", .network),
            (
                "kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:222222222222:key/1 because no identity-based policy",
                .key
            ),
        ] as [(String, Denial.Cause)])
    func causes(_ rest: String, _ cause: Denial.Cause) {
        let denial = Denial(Self.who + rest)
        #expect(denial.cause == cause)
        #expect(denial.action == String(rest.prefix { $0 != " " }))
    }

    @Test("A message without a reason tells none")
    func untold() {
        #expect(Denial("Access Denied").cause == .untold)
        #expect(Denial("Access Denied").action == nil)
    }
}
