import MooringCLI
import MooringModel
import Testing

@Suite("Changes")
struct ChangeTests {
    @Test("The reason travels percent-encoded, and each POST has a key of its own")
    func headers() async throws {
        let server = ScriptedServer.story
        try await run("organization", "create", "Acme", "--reason", "备份 100%", on: server)
        try await run("organization", "create", "Acme", on: server)
        let headers = server.requests.map(\.headers)
        #expect(headers[0].contains { $0.name == "X-Reason" && $0.value == "%E5%A4%87%E4%BB%BD 100%25" })
        #expect(!headers[1].contains { $0.name == "X-Reason" })
        let keys = headers.compactMap { $0.first { $0.name == "Idempotency-Key" }?.value }
        #expect(Set(keys).count == 2)
    }

    @Test("A POST whose connection is lost is repeated once, under its key")
    func repeated() async throws {
        let server = ScriptedServer { _, number throws(TransportError) in
            guard number > 0 else { throw .lost("reset") }
            return .json(["id": "org-1"])
        }
        try await run("organization", "create", "Acme", on: server)
        #expect(server.requests.count == 2)
        #expect(server.requests[0] == server.requests[1])
    }

    @Test("A PATCH whose connection is lost is not repeated: it says to look first")
    func notRepeated() async throws {
        let server = ScriptedServer { _, _ throws(TransportError) in throw .lost("reset") }
        await #expect {
            try await run("project", "rename", Names.project, "Find", on: server)
        } throws: { error in
            let failure = error as? Failure
            return failure?.code == "connection-lost" && failure?.remedy.contains("Look whether") == true
        }
        #expect(server.requests.count == 1)
    }

    @Test("Removing asks at a terminal, and nothing is sent without a yes", arguments: ["", "n", "maybe"])
    func unconfirmed(_ answer: String) async throws {
        let server = ScriptedServer.story
        let console = ScriptedConsole(typing: [answer], isTerminal: true)
        await #expect(throws: Failure.self) {
            try await run("project", "remove", Names.project, on: server, at: console)
        }
        #expect(server.requests.isEmpty)
        #expect(console.errors.contains("Remove the project \(Names.project)? [y/N]"))
    }

    @Test("With a yes, or where nobody can be asked, it is done", arguments: [true, false])
    func confirmed(_ isTerminal: Bool) async throws {
        let server = ScriptedServer.story
        try await run(
            "project", "remove", Names.project, on: server,
            at: ScriptedConsole(typing: ["yes"], isTerminal: isTerminal))
        #expect(server.requests.count == 1)
    }

    @Test("A field is set in what is there, under the version that was seen")
    func configure() async throws {
        let server = ScriptedServer.story
        try await run("integration", "configure", Names.integration, "path=weekly", on: server)
        let change = try #require(server.requests.last)
        #expect(change.body == ["configuration": ["root": "/srv/exports", "path": "weekly"]])
        #expect(change.headers.contains { $0.name == "If-Match" && $0.value == "\"4\"" })
    }

    @Test("A secret is typed without echo, or read whole from the input, and is no argument")
    func secret() async throws {
        let server = ScriptedServer.story
        let terminal = ScriptedConsole(typing: ["hush"], isTerminal: true)
        try await run("secret", "put", "key", "--project", Names.project, on: server, at: terminal)
        #expect(terminal.hidden == 1)
        #expect(!terminal.output.contains("hush") && !terminal.errors.contains("hush"))
        try await run(
            "secret", "put", "key", "--project", Names.project, on: server, at: ScriptedConsole(typing: ["a", "b"]))
        #expect(server.requests.map { $0.body?["value"] } == ["hush", "a\nb"])
    }
}
