import MooringCLI
import MooringModel
import Testing

@Suite("Drafting step by step")
struct DraftTests {
    private static var server: ScriptedServer {
        ScriptedServer { request, _ in
            switch request.path {
            case "/v1/projects":
                .json(["items": [["id": .string(Names.project), "name": "Search"], ["id": "proj-2", "name": "Ads"]]])
            case "/v1/projects/\(Names.project)/regions":
                .json([
                    "items": [
                        ["region": "aws-us-west-2", "clusters": ["a", "b"], "missing": false],
                        ["region": "local", "clusters": ["in01-demo"], "missing": true],
                    ]
                ])
            case "/v1/connectors": .json(["items": [ScriptedServer.connector]])
            default: .json(["id": .string(Names.integration)], status: 201)
            }
        }
    }

    @Test("Everything is asked for, wrong answers again, and the answers are what is sent")
    func wholeStory() async throws {
        let server = Self.server
        let console = ScriptedConsole(
            typing: [
                "3", "1",  // a project that is not offered, then the first
                "", "Nightly backups",  // no name, then one
                "",  // no description
                "local",  // by its word
                "1",  // the connector
                "2",  // the root
                "ab", "search/backups",  // too short, then a path
            ], isTerminal: true)
        try await run("integration", "draft", on: server, at: console)
        let draft = try #require(server.requests.last)
        #expect(draft.path == "/v1/projects/\(Names.project)/integrations")
        #expect(
            draft.body == [
                "name": "Nightly backups", "connector": "local-directory", "region": "local",
                "configuration": ["root": "/mnt/exports", "path": "search/backups"],
            ])
        for words in [
            "Search", "1 cluster, no integration yet", "2 clusters", "a number from 1 to 2", "1 to 64 characters",
            "at least 3 characters", "next: mooring integration authorize \(Names.integration)",
        ] { #expect(console.errors.contains(words), "\(console.errors)") }
        #expect(console.lines == ["id: \(Names.integration)"], "The output holds the result only.")
    }

    @Test("What the flags say is not asked for")
    func flags() async throws {
        let server = Self.server
        let console = ScriptedConsole(typing: ["For audits", "1", "search"], isTerminal: true)
        try await run(
            "integration", "draft", "--project", Names.project, "--name", "Nightly", "--region", "local", on: server,
            at: ScriptedConsole(typing: ["For audits", "1", "1", "search"], isTerminal: true))
        #expect(server.requests.last?.body?["description"] == "For audits")
        #expect(!server.requests.contains { $0.path == "/v1/projects" })
        #expect(console.output.isEmpty)
    }

    @Test("An input that ends in the middle is misuse, and nothing is sent")
    func ended() async throws {
        let server = Self.server
        await #expect {
            try await run("integration", "draft", on: server, at: ScriptedConsole(typing: ["1"], isTerminal: true))
        } throws: { ($0 as? Failure)?.code == "not-answered" }
        #expect(!server.requests.contains { $0.method == .post })
    }
}
