import ConnectorKit
import HTTPTypes
import Hummingbird
import MooringModel
import Testing

@testable import AmazonS3

/// What no server of the lab does, answered as AWS documents it: docs/amazon-s3.md lists it.
@Suite("Answers that AWS documents", .timeLimit(.minutes(1)))
struct DocumentedAnswerTests {
    private static let key = "arn:aws:kms:us-east-1:222222222222:key/1234"
    private static let who = "User: arn:aws:sts::222222222222:assumed-role/export/m is not authorized to perform: "

    private func author() throws -> CheckAuthor {
        CheckAuthor(
            try AmazonS3Provider.descriptor(patience: .zero).checks, facts: [:], repeatsAnswers: true,
            now: ScriptedServer.now)
    }

    private func objects(_ client: S3Client) throws -> ObjectProbe {
        ObjectProbe(
            client: client, prefix: try ObjectPrefix(""),
            integration: IntegrationIdentity(
                id: RoleGround.integration, project: ProjectID(bits: 7), region: try #require(Region("aws-us-east-1")),
                access: .readwrite, externalID: "mooring-one"),
            writeHeaders: [("x-amz-server-side-encryption", "aws:kms")], author: try author(), previousResults: [])
    }

    @Test("Another owner: denied with the owner expected, and allowed without")
    func owner() async throws {
        try await ScriptedServer.running(
            { request in
                HTTPField.Name("x-amz-expected-bucket-owner").flatMap { request.headers[$0] } == nil
                    ? ScriptedServer.Answer() : .denied("Access Denied")
            }, expectedOwner: "222222222222"
        ) { client in
            let outcome = try await BucketProbe(client: client, prefix: try ObjectPrefix(""), author: try author())
                .owner()
            #expect(outcome.status == .failed)
            #expect(outcome.message == "other")
        }
    }

    @Test("The key that an object is encrypted with is told, and compared", arguments: [key, key + "5"])
    func encryption(_ used: String) async throws {
        try await ScriptedServer.running({ _ in
            ScriptedServer.Answer(headers: [("x-amz-server-side-encryption-aws-kms-key-id", used)])
        }) { client in
            let probe = try objects(client)
            let (_, written) = try await probe.write()
            let outcome = probe.encryption(written, KeyARN(Self.key))
            #expect(outcome.status == (used == Self.key ? .passed : .failed))
            #expect(outcome.message == (used == Self.key ? "same" : "other"))
        }
    }

    @Test(
        "A denial by KMS, a key that is disabled, a bucket policy: each is told as what it is",
        arguments: [
            (
                "kms:GenerateDataKey on resource: \(key) because no identity-based policy", "AccessDenied",
                Denial.Cause.key
            ),
            (
                "s3:PutObject on resource: arn:aws:s3:::bucket/k with an explicit deny in a resource-based policy",
                "AccessDenied", .resource
            ),
            (
                "s3:PutObject on resource: arn:aws:s3:::bucket/k with an explicit deny in a service control policy",
                "AccessDenied", .organization
            ),
        ])
    func denials(_ rest: String, _ code: String, _ cause: Denial.Cause) async throws {
        try await ScriptedServer.running({ _ in .denied(Self.who + rest, code: code) }) { client in
            let (outcome, _) = try await objects(client).write()
            #expect(outcome.status == .failed)
            #expect(outcome.message == cause.rawValue)
        }
    }

    @Test("A key that is disabled")
    func disabled() async throws {
        try await ScriptedServer.running({ _ in .denied("arn is disabled.", code: "KMS.DisabledException") }) {
            client in
            let (outcome, _) = try await objects(client).write()
            #expect(outcome.status == .failed)
            #expect(outcome.message == "key-unusable")
        }
    }

    @Test("Beginning an upload in parts is denied")
    func multipart() async throws {
        try await ScriptedServer.running({ request in
            request.method == .post
                ? .denied(Self.who + "s3:PutObject because no identity-based policy allows the s3:PutObject action")
                : ScriptedServer.Answer()
        }) { client in
            let (outcome, _) = try await objects(client).multipart(isWritten: true)
            #expect(outcome.status == .failed)
            #expect(outcome.arguments["action"] == "s3:PutObject")
        }
    }
}
