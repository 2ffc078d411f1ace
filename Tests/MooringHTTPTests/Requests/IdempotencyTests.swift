import MooringModel
import NIOHTTP1
import Testing

@Suite("A repeated request with its key gives the first outcome again")
struct IdempotencyTests {
    private static let key = [("Idempotency-Key", "first-try")]

    @Test("What was made is answered again, and made once")
    func made() async throws {
        try await withServer { server in
            let first = try await server.call(.POST, "/v1/organizations", ["name": "Acme"], Self.key)
            let second = try await server.call(.POST, "/v1/organizations", ["name": "Acme"], Self.key)
            #expect(first.status == 201)
            #expect(second.status == 201)
            #expect(try first.json == second.json)
            #expect(first.headers.first(name: "ETag") == second.headers.first(name: "ETag"))
            #expect(try await server.call(.GET, "/v1/organizations").items.count == 1)
        }
    }

    @Test("A refusal is answered again in the language then asked for")
    func refused() async throws {
        try await withServer { server in
            _ = try await server.made("/v1/organizations", ["name": "Acme"])
            let first = try await server.call(.POST, "/v1/organizations", ["name": "ACME"], Self.key)
            let second = try await server.call(
                .POST, "/v1/organizations", ["name": "ACME"], Self.key + [("Accept-Language", "zh")])
            #expect(first.status == 409)
            #expect(second.status == 409)
            #expect(try second.string("code") == first.string("code"))
            #expect(try second.string("detail").contains("名称"))
        }
    }

    @Test("A token is shown once: its repeated issue says so")
    func token() async throws {
        try await withServer { server in
            let body: JSONValue = ["scope": "installation", "days": 1]
            let first = try await server.call(.POST, "/v1/tokens", body, Self.key)
            #expect(try first.string("token").hasPrefix("mooring_"))
            #expect(try first.json["secretAlreadyShown"] == nil)
            let second = try await server.call(.POST, "/v1/tokens", body, Self.key)
            #expect(try second.json["token"] == nil)
            #expect(try second.json["secretAlreadyShown"] == true)
            #expect(try second.string("id") == first.string("id"))
        }
    }

    @Test("Another caller's key is another key")
    func perCaller() async throws {
        try await withStory { story in
            let scope = JSONValue.string(story.organization)
            let owner = try await story.token(as: .organizationOwner, in: story.organization)
            let mine = try await story.server.call(
                .POST, "/v1/projects", ["organization": scope, "name": "One"], Self.key)
            let theirs = try await story.server.call(
                .POST, "/v1/projects", ["organization": scope, "name": "Two"], token: owner, Self.key)
            #expect(mine.status == 201)
            #expect(theirs.status == 201)
        }
    }
}
