import MooringModel
import NIOHTTP1
import Testing

@Suite("An entity tag is the version, and If-Match asks for it")
struct VersionTests {
    @Test("A change under the version seen is made, and under it again refused")
    func roundTrip() async throws {
        try await withStory { story in
            let path = "/v1/integrations/\(story.integration)"
            let seen = try #require(try await story.server.call(.GET, path).headers.first(name: "ETag"))
            let changed = try await story.server.call(.PATCH, path, ["name": "Weekly"], [("If-Match", seen)])
            #expect(changed.status == 200)
            #expect(changed.headers.first(name: "ETag") != seen)
            let again = try await story.server.call(.PATCH, path, ["name": "Monthly"], [("If-Match", seen)])
            #expect(again.status == 412)
            let shown = try await story.server.call(.GET, path)
            #expect(try shown.string("name") == "Weekly")
            #expect(shown.headers.first(name: "ETag") == changed.headers.first(name: "ETag"))
        }
    }

    @Test("Any version will do for *")
    func anyVersion() async throws {
        try await withStory { story in
            let answer = try await story.server.call(
                .PATCH, "/v1/integrations/\(story.integration)", ["name": "Weekly"], [("If-Match", "*")])
            #expect(answer.status == 200)
        }
    }

    @Test("The tag is of the version that asOf shows")
    func asOf() async throws {
        try await withStory { story in
            let path = "/v1/integrations/\(story.integration)"
            let first = try await story.server.call(.GET, path)
            let position = try #require(try first.json["position"]?.integerValue)
            _ = try await story.server.call(.PATCH, path, ["name": "Weekly"])
            let then = try await story.server.call(.GET, "\(path)?asOf=\(position)")
            #expect(try then.string("name") == "Nightly backups")
            #expect(then.headers.first(name: "ETag") == first.headers.first(name: "ETag"))
        }
    }
}
