import MooringHTTP
import MooringModel
import NIOHTTP1
import Testing

@Suite("Problems say what is wrong, where, and what would be right")
struct ProblemTests {
    @Test("A wrong request is answered so", arguments: rows)
    func row(_ row: ProblemRow) async throws {
        for (tag, words) in [("en", row.english), ("zh-Hans", row.chinese)] {
            let answer = try await withStory { story in try await row.ask(story, [("Accept-Language", tag)]) }
            let problem = try answer.json
            #expect(answer.status == row.status, "\(answer.text)")
            #expect(answer.headers.first(name: "Content-Type") == "application/problem+json")
            #expect(answer.headers.first(name: "Content-Language") == tag)
            #expect(problem["status"] == .integer(Int64(row.status)))
            #expect(problem["code"] == .string(row.code))
            #expect(problem["type"] == .string("urn:mooring:problem:\(row.code)"))
            #expect(problem["title"]?.stringValue?.isEmpty == false)
            #expect(problem["requestId"]?.stringValue == answer.headers.first(name: "X-Request-Id"))
            #expect(problem["errors"]?.arrayValue?.first?["pointer"]?.stringValue == row.pointer)
            let text = try answer.string("detail") + " " + (problem["remedy"]?.stringValue ?? "")
            for word in words { #expect(text.contains(word), "\(text)") }
        }
    }

    static let rows = ProblemRow.bodies + ProblemRow.domain + ProblemRow.access + ProblemRow.requests

    @Test("Too many requests of one caller to one call are told when to come back")
    func rateLimit() async throws {
        try await withServer {
            $0.rateLimit = 2
        } _: { server in
            for _ in 0..<2 { #expect(try await server.call(.GET, "/v1/me").status == 200) }
            let refused = try await server.call(.GET, "/v1/me")
            #expect(refused.status == 429)
            #expect(try refused.string("code") == "too-many-requests")
            #expect(try refused.string("remedy").contains("--rate-limit"))
            #expect(refused.headers.first(name: "Retry-After") == "1")
            #expect(try await server.call(.GET, "/v1/connectors").status == 200, "Another call has its own limit.")
            server.clock.advance(seconds: 1)
            #expect(try await server.call(.GET, "/v1/me").status == 200)
        }
    }

    @Test("Who is not known is asked for a token")
    func challenge() async throws {
        try await withServer { server in
            let answer = try await server.send(.GET, "/v1/me")
            #expect(answer.headers.first(name: "WWW-Authenticate") == "Bearer")
        }
    }

    @Test("A path's methods are told with the refusal of another")
    func allow() async throws {
        try await withServer { server in
            let answer = try await server.call(.DELETE, "/v1/projects")
            #expect(answer.headers.first(name: "Allow") == "GET, HEAD, POST")
        }
    }

    @Test("Several wrong places are told together, each with its remedy")
    func severalPlaces() async throws {
        try await withStory { story in
            let answer = try await story.server.call(
                .POST, "/v1/projects/\(story.project)/clusters", ["plan": "golden", "size": 3])
            let places = try answer.json["errors"]?.arrayValue ?? []
            #expect(Set(places.compactMap { $0["pointer"]?.stringValue }) == ["/plan", "/region", "/size"])
            #expect(places.allSatisfy { $0["remedy"]?.stringValue?.isEmpty == false })
        }
    }
}
