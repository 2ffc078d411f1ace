import MooringModel
import NIOHTTP1
import Testing

@Suite("The hosted service's API: materials and their draft")
struct MaterialsTests {
    @Test("They are the documents of /v1, and name the operator's account and the external ID")
    func documents() async throws {
        try await withHostedStory { story in
            let data = try await story.materials()
            let draft = try #require(try await Self.drafts(of: story).first)
            let id = try #require(draft["id"]?.stringValue)
            func document(_ name: String) async throws -> JSONValue {
                .string(try await story.server.call(.GET, "/v1/integrations/\(id)/authorization/\(name)").text)
            }
            #expect(data["trustPolicy"] == (try await document("trust-policy")))
            #expect(data["iamPolicy"] == (try await document("access-policy")))
            #expect(data["readwrite"] == data["iamPolicy"])
            #expect(data["zillizAccount"] == "306787409409")
            #expect(data["externalId"] == draft["externalId"])
            let trust = try JSONValue(parsing: try #require(data["trustPolicy"]?.stringValue))
            let condition = trust["Statement"]?.arrayValue?.first?["Condition"]
            #expect(condition?["StringEquals"]?["sts:ExternalId"] == draft["externalId"])
            let readonly = try #require(data["readonly"]?.stringValue)
            #expect(readonly.contains("s3:GetObject") && !readonly.contains("s3:PutObject"))
        }
    }

    @Test("Asked again, also by many at once, they have the same external ID")
    func repeated() async throws {
        try await withHostedStory { story in
            let answers = try await withThrowingTaskGroup(of: JSONValue.self) { group in
                for _ in 0..<10 { group.addTask { try await story.materials() } }
                return try await group.reduce(into: Set<JSONValue>()) { $0.insert($1) }
            }
            #expect(answers.count == 1)
            #expect(try await story.materials(of: "other")["externalId"] != answers.first?["externalId"])
            #expect(try await Self.drafts(of: story).count == 2)
        }
    }

    @Test("/v1 shows the draft with its bucket, and may name it: then it is the bucket's no longer")
    func named() async throws {
        try await withHostedStory { story in
            let first = try await story.materials()
            let draft = try #require(try await Self.drafts(of: story).first)
            #expect(draft["name"] == nil && draft["bucket"] == "acme")
            let path = "/v1/integrations/\(draft["id"]?.stringValue ?? "")"
            let named = try await story.server.call(.PATCH, path, ["name": "Exports"])
            #expect(try named.json["bucket"] == nil)
            #expect(try await story.materials()["externalId"] != first["externalId"])
        }
    }

    @Test("They are of the bucket asked for, whatever was configured meanwhile, with what else was configured")
    func configured() async throws {
        try await withHostedStory { story in
            _ = try await story.materials()
            let id = try #require(try await Self.drafts(of: story).first?["id"]?.stringValue)
            let edited = try await story.server.call(
                .PATCH, "/v1/integrations/\(id)", ["configuration": ["bucket": "else", "prefix": "team-a"]])
            #expect(edited.status == 200)
            let policy = try #require(try await story.materials()["iamPolicy"]?.stringValue)
            #expect(policy.contains("arn:aws:s3:::acme/team-a/*"))
        }
    }

    private static func drafts(of story: Story) async throws -> [JSONValue] {
        try await story.server.call(
            .GET, "/v1/projects/\(story.project)/integrations?status=draft&connector=amazon-s3"
        ).items
    }
}
