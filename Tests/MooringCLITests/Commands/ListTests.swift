import MooringCLI
import MooringModel
import Testing

@Suite("Lists")
struct ListTests {
    private static func organizations(_ range: Range<Int>, next: String?) -> JSONValue {
        .object([
            "items": .array(
                range.map { ["id": .string("org-\($0)"), "name": .string("Acme \($0)"), "createdAt": ""] }),
            "next": next.map(JSONValue.string),
        ])
    }

    @Test("Pages are put together, as many as it takes")
    func pages() async throws {
        let server = ScriptedServer(Self.organizations(0..<100, next: "k100"), Self.organizations(100..<130, next: nil))
        let console = ScriptedConsole()
        try await run("organization", "list", on: server, at: console)
        #expect(console.lines.count == 131)
        #expect(console.lines.first == "ID       NAME      CREATED")
        #expect(
            server.requests.map(\.target) == ["/v1/organizations?limit=100", "/v1/organizations?limit=100&after=k100"])
        #expect(console.errors.isEmpty)
    }

    @Test("A list that was cut says how to go on")
    func cut() async throws {
        let server = ScriptedServer(Self.organizations(0..<2, next: "k2"))
        let console = ScriptedConsole()
        try await run("organization", "list", "--limit", "2", on: server, at: console)
        #expect(console.lines.count == 3)
        #expect(console.errors.contains("--after 'k2'"))
    }

    @Test("As JSON, the key to go on from is a member")
    func json() async throws {
        let console = ScriptedConsole()
        try await run(
            "organization", "list", "--limit", "2", "--json", on: ScriptedServer(Self.organizations(0..<2, next: "k2")),
            at: console)
        let list = try JSONValue(parsing: console.output)
        #expect(list["items"]?.arrayValue?.count == 2)
        #expect(list["next"] == "k2")
    }

    @Test("A server whose list stands still is told, and not asked for ever")
    func standing() async throws {
        let page = Self.organizations(0..<1, next: "k1")
        let server = ScriptedServer { _, _ in .json(page) }
        await #expect(throws: Failure.self) { try await run("organization", "list", on: server) }
        #expect(server.requests.count == 2)
    }

    @Test("An event feed is followed until it breaks, each event as it comes")
    func follow() async throws {
        let server = ScriptedServer { _, number throws(TransportError) in
            guard number < 2 else { throw .unreachable("the story ends") }
            return .json([
                "items": [["position": .integer(Int64(number + 1)), "type": "log.started", "data": ["host": "demo"]]],
                "next": .string("\(number + 1)"),
            ])
        }
        let console = ScriptedConsole()
        await #expect(throws: Failure.self) { try await run("event", "list", "--follow", on: server, at: console) }
        #expect(
            server.requests.map(\.target).suffix(2) == [
                "/v1/events?limit=100&after=1&wait=30", "/v1/events?limit=100&after=2&wait=30",
            ])
        #expect(console.lines.filter { $0.contains("log.started") }.count == 2)
        #expect(console.output.contains("    host: demo"))
    }

    @Test("What other people named cannot command the terminal")
    func control() async throws {
        let console = ScriptedConsole()
        try await run(
            "organization", "show", Names.organization,
            on: ScriptedServer(["id": "org-1", "name": "Ac\u{1B}[2Jme\u{202E}"]), at: console)
        #expect(console.output.contains("Ac\\u{1b}[2Jme\\u{202e}"))
        #expect(!console.output.unicodeScalars.contains("\u{1B}"))
    }
}
