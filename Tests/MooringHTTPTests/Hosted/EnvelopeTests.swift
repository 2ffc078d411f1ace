import MooringHTTP
import MooringModel
import NIOHTTP1
import Testing

@Suite("The hosted service's API: the envelope")
struct EnvelopeTests {
    /// A request that does not work, and what it is told.
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var status = 200
        var code: Int64
        var words: String
        var ask: @Sendable (Story) async throws -> Answer
    }

    private static let materials = "/v2/storageIntegrations/authorizationMaterials"

    static let rows = [
        Row(testDescription: "no token", code: 1800, words: "Authorization: Bearer") { story in
            try await story.server.send(.GET, "/v2/jobs/job-1")
        },
        Row(testDescription: "an unknown token", code: 1800, words: "not one of this installation") { story in
            try await story.server.call(.GET, "/v2/jobs/job-1", token: "mooring_unknown")
        },
        Row(testDescription: "no JSON", code: 400, words: "not JSON at byte") { story in
            try await story.server.call(
                .POST, materials, nil, [("Content-Type", "application/json")], bytes: "{\"projectId\":")
        },
        Row(testDescription: "no body", code: 400, words: "has no body") { story in
            try await story.server.call(.POST, materials)
        },
        Row(testDescription: "another media type", code: 415, words: "text/plain") { story in
            try await story.server.call(.POST, materials, nil, [("Content-Type", "text/plain")], bytes: "{}")
        },
        Row(testDescription: "an unknown member", code: 422, words: "bucket") { story in
            try await story.ask("/authorizationMaterials", ["bucket": "acme"])
        },
        Row(testDescription: "no role", code: 422, words: "roleArn") { story in
            try await story.ask("/validate", ["externalCred": [:]])
        },
        Row(testDescription: "a region of another cloud", code: 422, words: "gcp-us-west1") { story in
            try await story.ask("/authorizationMaterials", region: "gcp-us-west1")
        },
        Row(testDescription: "a partition that is not set up", code: 422, words: "amazonS3.operators") { story in
            try await story.ask("/authorizationMaterials", region: "aws-cn-north-1")
        },
        Row(testDescription: "an unknown project", code: 404, words: "project") { story in
            try await story.ask("/authorizationMaterials", ["projectId": "proj-1"])
        },
        Row(testDescription: "a project that the caller does not see", code: 404, words: "project") { story in
            let token = try await story.token(as: .projectAdmin, in: try await story.otherProject())
            return try await story.ask("/authorizationMaterials", token: token)
        },
        Row(testDescription: "a caller who may only look", code: 403, words: "project-admin") { story in
            let token = try await story.token(as: .dataViewer, in: story.project)
            return try await story.ask("/authorizationMaterials", token: token)
        },
        Row(testDescription: "an idempotency key", code: 400, words: "Idempotency-Key") { story in
            try await story.server.call(.POST, materials, [:], [("Idempotency-Key", "once")])
        },
        Row(testDescription: "an unknown integration", code: 404, words: "integ-1") { story in
            try await story.server.call(.GET, "/v2/storageIntegrations/integ-1")
        },
        Row(testDescription: "an unknown job", code: 404, words: "job-1") { story in
            try await story.server.call(.GET, "/v2/jobs/job-1")
        },
        Row(testDescription: "an export of an unknown backup", code: 404, words: "nightly") { story in
            try await story.server.call(
                .POST, "/v2/clusters/in01-demo/backups/nightly/export",
                ["integrationId": .string(story.integration)])
        },
        Row(testDescription: "a path that is none", status: 404, code: 404, words: "/v2/projects") { story in
            try await story.server.call(.GET, "/v2/projects")
        },
        Row(testDescription: "another method", status: 405, code: 405, words: "GET, HEAD, POST") { story in
            try await story.server.call(.PUT, "/v2/storageIntegrations")
        },
    ]

    @Test("A request that does not work is told so in it", arguments: rows)
    func row(_ row: Row) async throws {
        try await withHostedStory { story in
            let answer = try await row.ask(story)
            #expect(answer.status == row.status)
            #expect(answer.headers.first(name: "Content-Type") == "application/json")
            #expect(answer.headers.first(name: "X-Request-Id") != nil)
            #expect(Set(try #require(try answer.json.objectValue).names) == ["code", "message"])
            #expect(try answer.code == row.code)
            #expect(try answer.message.contains(row.words), "\(answer.text)")
        }
    }

    @Test("Its message is in the caller's language")
    func language() async throws {
        try await withHostedStory { story in
            let answer = try await story.server.call(.GET, "/v2/jobs/job-1", nil, [("Accept-Language", "zh-Hans")])
            #expect(answer.headers.first(name: "Content-Language") == "zh-Hans")
            #expect(try answer.message.contains("不存在"))
        }
    }

    @Test("Too many requests have a status of their own, for those that read no envelopes")
    func rateLimit() async throws {
        try await withServer {
            $0.rateLimit = 1
        } _: { server in
            _ = try await server.call(.GET, "/v2/jobs/job-1")
            let refused = try await server.call(.GET, "/v2/jobs/job-1")
            #expect(refused.status == 429)
            #expect(refused.headers.first(name: "Retry-After") == "1")
            #expect(try refused.code == 429)
        }
    }

    @Test("Whoever asks for a method that a path has not is told those that it has")
    func allow() async throws {
        try await withServer { server in
            let answer = try await server.call(.PATCH, "/v2/jobs/job-1")
            #expect(answer.headers.first(name: "Allow") == "GET, HEAD")
        }
    }
}
