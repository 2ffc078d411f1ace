import Foundation
import MooringModel
import MooringService
import NIOHTTP1
import Testing

@Suite("Failed jobs")
struct FailedJobTests {
    /// An export that was begun in the story, and its job.
    private static func export(_ story: Story, _ directory: String) async throws -> String {
        let server = story.server
        for (path, text) in ["meta/backup_meta.json": "{}", "binlogs/1": "bytes"] {
            let file = URL(filePath: directory).appending(path: "nightly/" + path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try FileManager.default.createDirectory(
            atPath: server.root + "/search", withIntermediateDirectories: true)
        _ = try await server.call(
            .POST, "/v1/projects/\(story.project)/backup-roots", ["path": .string(directory)])
        _ = try await server.made(
            "/v1/clusters/in01-demo/backups", ["path": .string(directory + "/nightly")])
        let integration = "/v1/integrations/\(story.integration)"
        _ = try await server.call(
            .PATCH, integration, ["configuration": ["root": .string(server.root), "path": "search"]])
        _ = try await server.call(.POST, integration + "/validation")
        _ = try await server.call(.POST, integration + "/activation")
        let answer = try await server.call(
            .POST, "/v1/clusters/in01-demo/backups/nightly/export",
            ["integrationId": .string(story.integration), "directory": "2026"])
        try #require(answer.status == 202, "\(answer.text)")
        return try answer.string("jobId")
    }

    @Test("A failed job says why in the reader's language, and is done again as a new one")
    func failed() async throws {
        try await withTemporaryDirectory { directory in
            try await withStory { story in
                let server = story.server
                let id = try await Self.export(story, directory)
                let job = try #require(JobID(id))
                try await server.registry.start(job)
                let open = try await server.call(.POST, "/v1/jobs/\(id)/retry")
                #expect(open.status == 409)
                #expect(try open.string("code") == "job-open")
                let failure = ExportFailure(
                    code: "access-denied", object: "binlogs/1",
                    detail: "s3 PutObject answered HTTP 403 AccessDenied: no",
                    isRetryable: false,
                    evidence: Evidence(
                        service: "s3", operation: "PutObject", httpStatus: 403, code: "AccessDenied", requestID: "R1"),
                    integrationVersion: Version(4))
                try await server.registry.fail(job, failure)

                for (language, words) in [
                    ("en", ["was answered with AccessDenied (HTTP 403, request R1)", "does not help", "No export"]),
                    ("zh-Hans", ["返回 AccessDenied（HTTP 403，请求 R1）", "仅重试无效", "此前没有"]),
                ] {
                    let shown = try await server.call(.GET, "/v1/jobs/\(id)", nil, [("Accept-Language", language)])
                    #expect(shown.status == 200)
                    for word in words { #expect(shown.text.contains(word), "\(shown.text)") }
                    let value = try JSONValue(parsing: shown.text)
                    #expect(value["failure"]?["evidence"]?["requestId"] == "R1")
                    #expect(value["failure"]?["integrationVersion"] == 4)
                    #expect(value["diagnosis"]?["configured"]?["type"] == "integration.configured")
                }
                let again = try await server.call(.POST, "/v1/jobs/\(id)/retry")
                #expect(again.status == 202)
                let retry = try await server.call(.GET, "/v1/jobs/\(try again.string("jobId"))")
                #expect(try retry.string("retryOf") == id)
                #expect(try retry.string("directory") == "2026")
            }
        }
    }

    @Test("A destination without a manifest is told to have none")
    func unverified() async throws {
        try await withTemporaryDirectory { directory in
            try await withStory { story in
                _ = try await Self.export(story, directory)
                let path = "/v1/clusters/in01-demo/backups/nightly/verification"
                let answer = try await story.server.call(
                    .GET, "\(path)?integrationId=\(story.integration)&directory=2026")
                #expect(answer.status == 404)
                #expect(try answer.string("code") == "manifest-not-found")
                let unknown = try await story.server.call(.GET, path)
                #expect(unknown.status == 404)
            }
        }
    }
}
