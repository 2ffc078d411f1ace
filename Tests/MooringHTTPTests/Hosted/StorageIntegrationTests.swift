import Foundation
import MooringModel
import NIOHTTP1
import Testing

@Suite("The hosted service's API: integrations")
struct StorageIntegrationTests {
    @Test("What cannot be validated is an answer when it is tried, and an error when it is to be added")
    func complaint() async throws {
        try await withHostedStory { story in
            _ = try await story.materials()
            let tried = try await story.ask("/validate", ["externalCred": Story.role])
            #expect(try tried.code == 0)
            #expect(try tried.data["success"] == false)
            let message = try #require(try tried.data["message"]?.stringValue)
            #expect(message.contains("credentials"))
            let added = try await story.ask("", ["externalCred": Story.role, "name": "Exports"])
            #expect(try added.code == 409)
            #expect(try added.message == message)
            let listed = try await story.server.call(.GET, "/v2/storageIntegrations?projectId=\(story.project)")
            #expect(try listed.data["count"] == 0)
        }
    }

    @Test("No external ID but the minted one is taken")
    func externalID() async throws {
        try await withHostedStory { story in
            let early = try await story.ask("/validate", ["externalCred": Story.role])
            #expect(try early.code == 404)
            #expect(try early.message.contains("/v2/storageIntegrations/authorizationMaterials"))
            let minted = try #require(try await story.materials()["externalId"]?.stringValue)
            var credential = try #require(Story.role.objectValue)
            credential["externalId"] = "mine"
            for path in ["/validate", ""] {
                var more: [String: JSONValue] = ["externalCred": .object(credential)]
                if path.isEmpty { more["name"] = "Exports" }
                let refused = try await story.ask(path, more)
                #expect(try refused.code == 422)
                #expect(try refused.message.contains(minted))
            }
            credential["externalId"] = .string(minted)
            #expect(try await story.ask("/validate", ["externalCred": .object(credential)]).code == 0)
        }
    }

    @Test("Pages count from 1, have 10 unless asked otherwise, and tell how many there are in all")
    func pages() async throws {
        try await withHostedStory { story in
            for number in 1...12 {
                story.server.clock.advance(seconds: 1)
                try await Self.add("Integration \(number)", to: story)
            }
            func page(_ query: String) async throws -> JSONValue {
                try await story.server.call(.GET, "/v2/storageIntegrations?projectId=\(story.project)\(query)").data
            }
            func names(_ page: JSONValue) -> [String] {
                page["storageIntegrations"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
            }
            let first = try await page("")
            #expect(names(first) == (1...10).map { "Integration \($0)" })
            #expect(first["count"] == 12 && first["currentPage"] == 1 && first["pageSize"] == 10)
            #expect(names(try await page("&currentPage=2")) == ["Integration 11", "Integration 12"])
            #expect(names(try await page("&currentPage=3&pageSize=5")) == ["Integration 11", "Integration 12"])
            #expect(names(try await page("&currentPage=999999999")) == [])
            #expect(names(try await page("&pageSize=100")).count == 12)
        }
    }

    @Test(
        "A page out of range, a missing project and an unknown parameter are errors",
        arguments: ["&currentPage=0", "&pageSize=0", "&pageSize=101", "&currentPage=one", "&page=1", ""])
    func range(_ query: String) async throws {
        try await withHostedStory { story in
            let project = query.isEmpty ? "" : "projectId=\(story.project)"
            let answer = try await story.server.call(.GET, "/v2/storageIntegrations?\(project)\(query)")
            #expect(answer.status == 200)
            #expect(try answer.code == 400)
        }
    }

    @Test("Drafts and deleted ones are none; a suspended one is an error that says so")
    func statuses() async throws {
        try await withHostedStory { story in
            let draft = "/v2/storageIntegrations/\(story.integration)"
            #expect(try await story.server.call(.GET, draft).code == 404)
            #expect(try await story.server.call(.DELETE, draft).code == 404)

            let id = try await Self.add("Exports", to: story)
            let path = "/v2/storageIntegrations/\(id)"
            let shown = try await story.server.call(.GET, path).data
            #expect(shown["status"] == "ACTIVE" && shown["message"] == "" && shown["description"] == "of Acme")
            #expect(shown["createTime"] == "2026-05-01T12:00:00Z")
            _ = try await story.server.call(.POST, "/v1/integrations/\(id)/suspension")
            let suspended = try await story.server.call(.GET, path).data
            #expect(suspended["status"] == "ERROR")
            #expect(suspended["message"]?.stringValue?.contains("suspended") == true)

            let deleted = try await story.server.call(.DELETE, path).data
            #expect(deleted == ["integrationId": .string(id), "name": "Exports"])
            #expect(try await story.server.call(.GET, path).code == 404)
            #expect(try await story.server.call(.DELETE, path).code == 404)
        }
    }

    @Test("One that went wrong says what did")
    func wentWrong() async throws {
        try await withHostedStory { story in
            let id = try await Self.add("Exports", to: story)
            try FileManager.default.removeItem(atPath: story.server.root + "/Exports")
            _ = try await story.server.call(.POST, "/v1/integrations/\(id)/validation")
            let listed = try await story.server.call(.GET, "/v2/storageIntegrations?projectId=\(story.project)").data
            let item = listed["storageIntegrations"]?.arrayValue?.first
            #expect(item?["status"] == "ERROR")
            #expect(item?["message"]?.stringValue?.contains("does not exist") == true)
        }
    }

    /// An integration of a directory, added under /v1.
    @discardableResult
    private static func add(_ name: String, to story: Story) async throws -> String {
        let path = "\(story.server.root)/\(name)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let id = try await story.server.made(
            "/v1/projects/\(story.project)/integrations",
            [
                "name": .string(name), "description": "of Acme", "connector": "local-directory", "region": "local",
                "configuration": ["path": .string(name)],
            ]
        ).string("id")
        for step in ["validation", "activation"] {
            let answer = try await story.server.call(.POST, "/v1/integrations/\(id)/\(step)")
            try #require(answer.status == 200, "\(answer.text)")
        }
        return id
    }
}
