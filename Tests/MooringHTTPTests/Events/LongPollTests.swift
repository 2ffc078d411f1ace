import MooringModel
import NIOHTTP1
import Testing

@Suite("Waiting for events")
struct LongPollTests {
    @Test("Who waits is woken by the event, and goes on after it")
    func woken() async throws {
        try await withStory { story in
            let next = try await story.next()
            async let waiting = story.server.call(.GET, "/v1/events?after=\(next)&wait=30")
            await story.server.events.followers(1)
            _ = try await story.server.made("/v1/organizations", ["name": "Bolt"])
            let answer = try await waiting
            let items = try answer.items
            #expect(items.map { $0["type"] } == ["organization.created"])
            #expect(try answer.string("next") == items.last?["position"]?.integerValue.map(String.init))
        }
    }

    @Test("An event that does not match does not wake")
    func others() async throws {
        try await withStory { story in
            let next = try await story.next()
            async let waiting = story.server.call(
                .GET, "/v1/events?after=\(next)&wait=30&type=project.renamed")
            await story.server.events.followers(1)
            _ = try await story.server.made("/v1/organizations", ["name": "Bolt"])
            _ = try await story.server.call(.PATCH, "/v1/projects/\(story.project)", ["name": "Find"])
            #expect(try await waiting.items.map { $0["type"] } == ["project.renamed"])
        }
    }

    @Test("A token that is revoked while it waits sees nothing more")
    func revoked() async throws {
        try await withStory { story in
            let token = try await story.token(as: .auditor, in: story.project)
            let me = try await story.server.call(.GET, "/v1/me", token: token)
            let id = try #require(try me.json["token"]?["id"]?.stringValue)
            let next = try await story.next()
            async let waiting = story.server.call(
                .GET, "/v1/events?after=\(next)&wait=30&project=\(story.project)", token: token)
            await story.server.events.followers(1)
            _ = try await story.server.call(.DELETE, "/v1/tokens/\(id)")
            _ = try await story.server.call(.PATCH, "/v1/projects/\(story.project)", ["name": "Find"])
            #expect(try await waiting.status == 401)
        }
    }

    @Test("A graceful stop answers who waits, at once", .timeLimit(.minutes(1)))
    func stop() async throws {
        try await withStory { story in
            let next = try await story.next()
            async let waiting = story.server.call(.GET, "/v1/events?after=\(next)&wait=30")
            await story.server.events.followers(1)
            let start = ContinuousClock.now
            await story.server.stop()
            let answer = try await waiting
            #expect(answer.status == 200)
            #expect(try answer.items.isEmpty)
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }
}

extension Story {
    /// The position that the feed goes on after.
    fileprivate func next() async throws -> String {
        let answer = try await server.call(.GET, "/v1/events?limit=100")
        // This reader's own.
        await server.events.followers(1)
        return try answer.string("next")
    }
}
