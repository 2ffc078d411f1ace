import Foundation
import MooringModel
import NIOHTTP1
import Testing

@Suite("A cluster's audit log is enabled, fed and disabled")
struct AuditLogTests {
    private static let path = "/v1/clusters/in01-demo/audit-log"

    @Test("Enabling answers with the forwarding and its version, and showing tells what waits")
    func enabling() async throws {
        try await withStory { story in
            try await story.activate()
            let body: JSONValue = ["integrationId": .string(story.integration), "directory": "logs"]
            let enabled = try await story.server.call(.PUT, Self.path, body)
            #expect(enabled.status == 200, "\(enabled.text)")
            #expect(try enabled.string("status") == "active")
            #expect(try enabled.string("integration") == story.integration)
            #expect(enabled.headers.first(name: "ETag") == "\"1\"")
            #expect(try await story.server.call(.PUT, Self.path, body).headers.first(name: "ETag") == "\"1\"")
            #expect(try await story.post("{\"a\":1}\n{\"a\":2}\n").json == ["repeated": 0, "taken": 2])
            let shown = try await story.server.call(.GET, Self.path)
            #expect(try shown.json["waiting"]?["audit"]?["entries"] == 2)
            #expect(try shown.json["waiting"]?["audit"]?["bytes"] == 16)
            let disabled = try await story.server.call(.DELETE, Self.path + "?spooled=discard")
            #expect(try disabled.string("status") == "disabled")
            #expect(try disabled.json["entries"] == 2)
            #expect(try await story.post("{}\n").string("code") == "forwarding-off")
        }
    }

    @Test("The same idempotency key takes the same entries once")
    func repeated() async throws {
        try await withStory { story in
            try await story.enable()
            let key = [("Idempotency-Key", "host-1-2@0")]
            #expect(try await story.post("{\"a\":1}\n", key).json == ["repeated": 0, "taken": 1])
            #expect(try await story.post("{\"a\":1}\n{\"a\":2}\n", key).json == ["repeated": 1, "taken": 1])
            let gap = try await story.post("{}\n", [("Idempotency-Key", "host-1-2@99")])
            #expect(gap.status == 409)
            #expect(try gap.string("code") == "audit-offset-gap")
        }
    }

    @Test("Entries come as gzip, too, of one member or several, and the limit holds for what is in it")
    func gzip() async throws {
        try await withStory { story in
            try await story.enable()
            let headers = [("Content-Encoding", "gzip"), ("Content-Type", "application/x-ndjson")]
            let one = try #require(Data(base64Encoded: Self.gzipped))
            #expect(try await story.post(bytes: Array(one), headers).json == ["repeated": 0, "taken": 2])
            #expect(try await story.post(bytes: Array(one + one), headers).json == ["repeated": 0, "taken": 4])
            for broken in [Array(one.dropLast(3)), Array("{}\n".utf8)] {
                let answer = try await story.post(bytes: broken, headers)
                #expect(answer.status == 400, "\(answer.text)")
                #expect(try answer.string("code") == "gzip-malformed")
            }
            let member = Array(try #require(Data(base64Encoded: Self.oneMiB)))
            let blank = try await story.post(bytes: Array(repeatElement(member, count: 8).joined()), headers)
            #expect(try blank.json == ["repeated": 0, "taken": 0])
            let answer = try await story.post(bytes: Array(repeatElement(member, count: 9).joined()), headers)
            #expect(answer.status == 413)
            #expect(try answer.string("code") == "body-too-large")
        }
    }

    @Test("What is no JSON Lines is refused, and says why")
    func refused() async throws {
        try await withStory { story in
            try await story.enable()
            let line = try await story.post("{\"a\":1}\nhello\n")
            #expect(line.status == 422)
            #expect(try line.string("code") == "audit-entry-invalid")
            #expect(try line.string("detail").contains("Line 2"))
            let chinese = try await story.post("{\"cluster_id\":\"in99\"}\n", [("Accept-Language", "zh-Hans")])
            #expect(try chinese.string("code") == "audit-entry-of-other-cluster")
            #expect(try chinese.string("detail").contains("第 1 行"))
            #expect(try await story.post("").string("code") == "body-missing")
            let type = try await story.post("{}\n", [("Content-Type", "image/png")])
            #expect(type.status == 415)
            #expect(try type.string("code") == "body-not-json-lines")
            let encoding = try await story.post("{}\n", [("Content-Encoding", "br")])
            #expect(encoding.status == 415)
            #expect(try encoding.string("code") == "content-encoding-unknown")
            #expect(try await story.server.call(.GET, Self.path).json["waiting"]?["audit"]?["entries"] == 0)
        }
    }

    @Test("Who may deliver the entries of one cluster can do that and nothing else")
    func ingest() async throws {
        try await withStory { story in
            try await story.enable()
            let token = try await story.ingestToken()
            #expect(try await story.post("{}\n", token: token).status == 200)
            for (method, path) in [
                (HTTPMethod.GET, Self.path), (.DELETE, Self.path), (.GET, "/v1/clusters/in01-demo"),
                (.GET, "/v1/projects/\(story.project)"),
            ] {
                let answer = try await story.server.call(method, path, token: token)
                #expect(answer.status == 404, "\(method) \(path): \(answer.text)")
            }
            #expect(try await story.server.call(.GET, "/v1/projects", token: token).items.isEmpty)
            #expect(try await story.server.call(.GET, "/v1/me", token: token).text.contains("cluster/in01-demo"))
        }
    }

    @Test("A role of one cluster is granted for one cluster only, and no other role is")
    func granting() async throws {
        try await withStory { story in
            let principal = try await story.server.made(
                "/v1/principals", ["kind": "service", "home": .string(story.project)]
            ).string("id")
            for (role, scope) in [("ingest", story.project), ("auditor", "cluster/in01-demo")] {
                let answer = try await story.server.call(
                    .POST, "/v1/grants",
                    ["principal": .string(principal), "role": .string(role), "scope": .string(scope)])
                #expect(try answer.string("code") == "role-out-of-scope", "\(role) in \(scope)")
            }
            let absent = try await story.server.call(
                .POST, "/v1/grants",
                ["principal": .string(principal), "role": "ingest", "scope": "cluster/in99"])
            #expect(absent.status == 404)
        }
    }

    /// `{"a":1}` and `{"b":2}`, each with a newline.
    private static let gzipped = "H4sIAAAAAAACA6tWSlSyMqzlqlZKUrIyquUCAMiyzp8QAAAA"
    /// 1 MiB of spaces, as one member.
    private static let oneMiB =
        "H4sIAAAAAAACA+3BMQEAAADCoCrrn9IQvkABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAHwGpwID8QAA"
        + "EAA="
}

extension Story {
    fileprivate func activate() async throws {
        let integration = "/v1/integrations/\(integration)"
        try FileManager.default.createDirectory(atPath: server.root + "/search", withIntermediateDirectories: true)
        _ = try await server.call(.PATCH, integration, ["configuration": ["path": "search"]])
        let report = try await server.call(.POST, integration + "/validation")
        try #require(try report.string("verdict") == "passed", "\(report.text)")
        try #require(try await server.call(.POST, integration + "/activation").status == 200)
    }

    fileprivate func enable() async throws {
        try await activate()
        let answer = try await server.call(
            .PUT, "/v1/clusters/in01-demo/audit-log", ["integrationId": .string(integration)])
        try #require(answer.status == 200, "\(answer.text)")
    }

    fileprivate func post(
        _ lines: String, _ headers: [(String, String)] = [], token: String? = nil
    ) async throws -> Answer {
        try await post(bytes: Array(lines.utf8), headers, token: token)
    }

    fileprivate func post(
        bytes: [UInt8], _ headers: [(String, String)] = [], token: String? = nil
    ) async throws -> Answer {
        try await server.send(
            .POST, "/v1/clusters/in01-demo/audit-log/entries",
            headers + [("Authorization", "Bearer \(token ?? server.token)")], bytes: bytes)
    }

    fileprivate func ingestToken() async throws -> String {
        let principal = try await server.made(
            "/v1/principals", ["kind": "service", "home": .string(project)]
        ).string("id")
        _ = try await server.made(
            "/v1/grants", ["principal": .string(principal), "role": "ingest", "scope": "cluster/in01-demo"])
        return try await server.made(
            "/v1/tokens",
            ["principal": .string(principal), "scope": "cluster/in01-demo", "role": "ingest", "days": 1]
        ).string("token")
    }
}
