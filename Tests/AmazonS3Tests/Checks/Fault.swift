import MooringModel
import S3Lab
import Testing

@testable import AmazonS3

/// Something that is wrong with an integration, and what its validation must say: this check and no other, with this
/// remedy.
struct Fault: Sendable, CustomTestStringConvertible {
    let sentence: String
    /// Changes the ground, and makes the role where there is to be one.
    let arrange: @Sendable (inout RoleGround) async throws -> Void
    /// What the report finds, all of it.
    let findings: [String]
    let verdict: Verdict
    /// nil where nobody is known to be to blame.
    let blame: Blame?
    /// Whose remedy and blame are looked at.
    let check: String
    /// What its remedy says, with the names of this integration.
    let remedy: @Sendable (RoleGround) throws -> [String]

    var testDescription: String { sentence }

    init(
        _ sentence: String, _ findings: [String], check: String? = nil, verdict: Verdict = .failed,
        blame: Blame? = .project,
        remedy: @escaping @Sendable (RoleGround) throws -> [String] = { _ in [] },
        arrange: @escaping @Sendable (inout RoleGround) async throws -> Void
    ) {
        self.sentence = sentence
        self.findings = findings
        self.check = check ?? String(findings.first?.prefix { $0 != ":" } ?? "")
        self.verdict = verdict
        self.blame = blame
        self.remedy = remedy
        self.arrange = arrange
    }

    static let all = ofRole + ofBucket + ofPolicy + ofOthers

    // MARK: The role

    private static let ofRole: [Fault] = [
        Fault(
            "another external ID in the trust policy", ["assume-role: failed denied"],
            remedy: { [try $0.document("trust-policy"), "update-assume-role-policy --role-name \($0.roleName)"] }
        ) { try await $0.makeRole(trust: { $0.replacing("mooring-the-right-one", with: "a-wrong-one") }) },
        Fault(
            "no condition on the external ID", ["external-id-required: failed allowed"],
            remedy: { [try $0.document("trust-policy"), "update-assume-role-policy --role-name \($0.roleName)"] }
        ) { ground in
            try await ground.makeRole(trust: { policy in
                let start = policy.firstRange(of: ",\n      \"Condition\"")
                return start.map { policy[..<$0.lowerBound] + "\n    }\n  ]\n}\n" }.map(String.init) ?? policy
            })
        },
        Fault(
            "a condition that takes any external ID", ["external-id-exact: failed allowed"],
            remedy: { [try $0.document("trust-policy")] }
        ) { ground in
            try await ground.makeRole(trust: {
                $0.replacing("StringEquals", with: "StringLike").replacing("mooring-the-right-one", with: "mooring-*")
            })
        },
        Fault(
            "a role that does not exist", ["assume-role: failed denied"],
            remedy: { [try $0.document("trust-policy"), $0.roleName] }
        ) { _ in },
        Fault("the ARN of a user", ["role-arn: failed user"], remedy: { _ in ["role"] }) {
            $0.roleARN = "arn:aws:iam::222222222222:user/ann"
        },
        Fault(
            "the ARN of a session", ["role-arn: failed session"],
            remedy: { _ in ["arn:aws:iam::222222222222:role/export "] }
        ) { $0.roleARN = "arn:aws:sts::222222222222:assumed-role/export/ann" },
        Fault(
            "an aws ARN in a region of China",
            ["partition: failed role-elsewhere", "operator-identity: inconclusive no-credentials"],
            remedy: { _ in ["arn:aws-cn:"] }
        ) {
            $0.region = "aws-cn-northwest-1"
            // Mooring's own identity is asked for at AWS in China, which this machine does not reach.
            $0.keys = nil
        },
        Fault(
            "a KMS key of another region", ["partition: failed key-elsewhere"],
            remedy: { _ in ["aws kms list-keys --region us-east-1"] }
        ) {
            $0.extra = ["kmsKeyArn": "arn:aws:kms:us-west-2:222222222222:key/1234"]
        },
    ]

    // MARK: The bucket

    private static let ofBucket: [Fault] = [
        Fault(
            "a bucket that does not exist", ["bucket-exists: failed missing"],
            remedy: { _ in ["create-bucket --bucket there-is-no-such-bucket"] }
        ) {
            $0.extra = ["bucket": "there-is-no-such-bucket"]
            try await $0.makeRole()
        },
        Fault(
            "what is no bucket's name", ["bucket-name: failed address"], remedy: { _ in ["team-b-backups."] }
        ) {
            try await $0.makeRole()
            $0.extra = ["bucket": "s3://team-b-backups/files"]
        },
    ]

    // MARK: The policy

    private static let ofPolicy: [Fault] =
        [
            ("write", "s3:PutObject"), ("read", "s3:GetObject"), ("list", "s3:ListBucket"),
            ("bucket-location", "s3:GetBucketLocation"),
        ].map { check, action in
            Fault(
                "a policy without \(action)", ["\(check): failed denied"],
                remedy: { [action, "put-role-policy --role-name \($0.roleName)"] }
            ) { ground in
                try await ground.makeRole(access: { $0.replacing("\"\(action)\"", with: "\"s3:GetObjectTagging\"") })
            }
        } + [
            Fault(
                "a policy on the objects only",
                ["bucket-owner: warning not-told", "bucket-location: failed denied", "list: failed denied"],
                check: "list",
                remedy: { ["and not on the objects in it", "put-role-policy --role-name \($0.roleName)"] }
            ) { ground in
                let bucket = "\"arn:aws:s3:::\(ground.bucket)\",\n"
                try await ground.makeRole(access: { $0.replacing(bucket, with: "") })
            },
            Fault(
                "a policy that allows more", ["least-privilege: warning allowed"], verdict: .passed,
                remedy: { ["aws iam list-role-policies --role-name \($0.roleName)"] }
            ) { ground in
                try await ground.makeRole(access: {
                    $0.replacing("\"s3:GetObject\"", with: "\"s3:GetObject\", \"s3:GetBucketPolicy\"")
                })
            },
        ]

    // MARK: What is none of the project's

    private static let ofOthers: [Fault] = [
        Fault(
            "no credentials of the operator's", ["operator-identity: inconclusive no-credentials"],
            verdict: .inconclusive, blame: .operator, remedy: { ["for the account \($0.front.service.number)"] }
        ) {
            try await $0.makeRole()
            $0.keys = nil
        },
        Fault(
            "expired credentials of the operator's", ["operator-identity: inconclusive credentials-expired"],
            verdict: .inconclusive, blame: .operator, remedy: { _ in ["renews them"] }
        ) {
            try await $0.makeRole()
            let brief = try await $0.front.assume($0.role, externalID: $0.externalID, at: $0.front.brief)
            $0.keys = brief
            // The gateway tells when they have ended.
            let session = $0.front.store.with(brief)
            while try await session.answer("GET", "/\($0.bucket)").status == 200 {}
        },
        Fault(
            "a wrong secret of the operator's", ["operator-identity: inconclusive credentials-refused"],
            verdict: .inconclusive, blame: .operator, remedy: { _ in ["replaces them"] }
        ) {
            try await $0.makeRole()
            $0.keys?.secretAccessKey = "another"
        },
        Fault(
            "credentials of another account than the operator's",
            ["operator-identity: inconclusive other-account"], verdict: .inconclusive, blame: .operator,
            remedy: { ["credentials of \($0.front.service.number)"] }
        ) {
            try await $0.makeRole()
            // moto says who asks, and takes whoever does for somebody of its own account.
            $0.stsEndpoint = try Lab.open().store(.moto).endpoint
        },
        Fault(
            "credentials of another principal than trust policies name",
            ["operator-identity: inconclusive other-principal"], verdict: .inconclusive, blame: .operator,
            remedy: { _ in ["arn:aws:iam::123456789012:role/mooring"] }
        ) {
            try await $0.makeRole()
            $0.stsEndpoint = try Lab.open().store(.moto).endpoint
            $0.operatorAccount = AmazonS3Settings.Operator(
                account: "123456789012", principal: "arn:aws:iam::123456789012:role/mooring")
        },
        Fault(
            "a clock that is an hour ahead", ["operator-identity: inconclusive clock"], verdict: .inconclusive,
            blame: .operator
        ) {
            try await $0.makeRole()
            $0.clockAhead = 3_600
        },
        Fault(
            "a clock that is an hour behind", ["operator-identity: inconclusive clock"], verdict: .inconclusive,
            blame: .operator
        ) {
            try await $0.makeRole()
            $0.clockAhead = -3_600
        },
        Fault(
            "an endpoint that is down", ["operator-identity: inconclusive unanswered"], verdict: .inconclusive,
            blame: nil
        ) {
            try await $0.makeRole()
            // Nobody listens at the discard port.
            $0.endpoint = "http://127.0.0.1:9"
        },
        Fault(
            "an S3 that is too busy", ["bucket-exists: inconclusive unanswered"], verdict: .inconclusive,
            blame: nil
        ) {
            try await $0.makeRole()
            $0.endpoint = $0.front.busy.endpoint
        },
    ]
}
