import MooringModel
import NIOHTTP1
import Testing

@Suite("What a request says of itself is recorded")
struct RecordingTests {
    @Test("The reason is recorded as it was meant, whatever its script")
    func reason() async throws {
        try await withStory { story in
            let answer = try await story.server.call(
                .PATCH, "/v1/integrations/\(story.integration)", ["name": "Weekly"],
                [("X-Reason", "100%25 of %E5%A4%87%E4%BB%BD weekly")])
            #expect(answer.status == 200)
            #expect(try await story.lastEvent()["reason"] == "100% of 备份 weekly")
        }
    }

    @Test("The request's identifier is the correlation of what it recorded")
    func correlation() async throws {
        try await withStory { story in
            let answer = try await story.server.call(
                .PATCH, "/v1/integrations/\(story.integration)", ["name": "Weekly"])
            let identifier = try #require(answer.headers.first(name: "X-Request-Id"))
            #expect(try await story.lastEvent()["correlation"] == .string(identifier))
        }
    }

    @Test("A refusal's identifier is the correlation of its record")
    func refusal() async throws {
        try await withStory { story in
            let token = try await story.token(as: .dataViewer, in: story.project)
            let answer = try await story.server.call(
                .DELETE, "/v1/integrations/\(story.integration)", token: token)
            #expect(answer.status == 403)
            let event = try await story.lastEvent()
            #expect(event["type"] == "access.refused")
            #expect(event["correlation"] == .string(try answer.string("requestId")))
        }
    }
}

extension Story {
    /// The latest event of all.
    func lastEvent() async throws -> JSONValue {
        try #require(try await server.call(.GET, "/v1/events?limit=100").items.last)
    }
}
