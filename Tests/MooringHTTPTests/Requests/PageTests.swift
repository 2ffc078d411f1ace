import MooringModel
import NIOHTTP1
import Testing

@Suite("Lists come in pages")
struct PageTests {
    @Test("Each page names the next one in a Link header, until there is none")
    func link() async throws {
        try await withServer { server in
            for name in ["Acme", "Bolt", "Cask"] {
                _ = try await server.made("/v1/organizations", ["name": .string(name)])
            }
            var target: String? = "/v1/organizations?limit=2"
            var names: [String] = []
            var sizes: [Int] = []
            while let page = target {
                let answer = try await server.call(.GET, page)
                let items = try answer.items
                names += items.compactMap { $0["name"]?.stringValue }
                sizes.append(items.count)
                let link = answer.headers.first(name: "Link")
                #expect((link == nil) == (try answer.json["next"] == nil))
                target = link.flatMap(Self.target)
                #expect(target?.contains("limit=2") != false, "The next page is as large.")
            }
            #expect(names.sorted() == ["Acme", "Bolt", "Cask"])
            #expect(sizes == [2, 1])
        }
    }

    @Test("The next page of events keeps what was asked for and replaces where it begins")
    func events() async throws {
        try await withStory { story in
            let path = "/v1/events?limit=1&project=\(story.project)&after=0"
            let link = try await story.server.call(.GET, path).headers.first(name: "Link")
            let target = try #require(link.flatMap(Self.target))
            #expect(target.contains("project=\(story.project)"))
            #expect(target.split(separator: "after=").count == 2)
            let first = try await story.server.call(.GET, path).items.first?["position"]?.integerValue
            let second = try await story.server.call(.GET, target).items.first?["position"]?.integerValue
            #expect(try #require(first) < #require(second))
        }
    }

    /// The target of a `Link` with the relation `next` (RFC 8288).
    private static func target(of link: String) -> String? {
        guard link.hasPrefix("<"), link.hasSuffix(">; rel=\"next\"") else { return nil }
        return String(link.dropFirst().prefix { $0 != ">" })
    }
}
