import ArgumentParser
import ConnectorKit
import MooringCLI
import MooringModel
import Testing

@testable import MooringHTTP
@testable import mooring

@Suite("Every command")
struct EveryCommandTests {
    /// Those that work on a directory and not on a session, which the tests of the program run; and what follows files, which
    /// has tests of its own.
    static let withoutSession: Set = [
        "serve", "export verify", "log verify", "projections rebuild", "token reset", "data restore", "audit-log tail",
    ]

    @Test("None is left out of these tests")
    func all() {
        #expect(Set(CommandSample.all.map(\.command)).union(Self.withoutSession) == Set(Self.leaves.map(\.name)))
    }

    @Test("It parses, runs, and makes the call that it is for", arguments: CommandSample.all)
    func runs(_ sample: CommandSample) async throws {
        let server = ScriptedServer.story
        try await run(sample.line, on: server, at: ScriptedConsole(typing: ["hush"]))
        let call = try #require(server.requests.last)
        #expect("\(call.method.rawValue) \(call.path)" == sample.call)
    }

    @Test("It runs with --json as well, and prints one JSON value", arguments: CommandSample.all)
    func json(_ sample: CommandSample) async throws {
        let console = ScriptedConsole(typing: ["hush"])
        try await run(sample.line + ["--json"], on: .story, at: console)
        guard sample.command != "integration authorize" else { return }
        #expect(throws: Never.self, "\(console.output)") { try JSONValue(parsing: console.output) }
        #expect(console.errors.isEmpty)
    }

    @Test("What it sends is what the server takes", arguments: CommandSample.all)
    func fits(_ sample: CommandSample) async throws {
        let server = ScriptedServer.story
        try await run(sample.line, on: server, at: ScriptedConsole(typing: ["hush"]))
        let table = try EndpointTable.complete()
        for request in server.requests {
            let endpoint = try #require(
                table.endpoints.first { $0.method.rawValue == request.method.rawValue && $0.matches(request.path) },
                "\(request.method) \(request.path)")
            for field in request.query {
                let parameter = try #require(endpoint.query.first { $0.name == field.name }, "\(field.name)")
                #expect(parameter.fault(in: field.value) == nil, "\(field.name)=\(field.value)")
            }
            let violations = try table.schema(of: endpoint).map { schema in
                schema.violations(in: try #require(request.body, "\(sample.command)"))
            }
            #expect(violations ?? [] == [])
            if endpoint.body == nil { #expect(request.body == nil) }
            if request.headers.contains(where: { $0.name == "If-Match" }) { #expect(endpoint.isConditional) }
        }
    }

    @Test("Its help says what it does, and names what it takes")
    func help() {
        for leaf in Self.leaves {
            let text = Mooring.helpMessage(for: leaf.type, columns: 100)
            #expect(!leaf.type.configuration.abstract.isEmpty, "\(leaf.name)")
            #expect(text.contains("USAGE: mooring \(leaf.name)"), "\(text)")
            guard let sample = CommandSample.all.first(where: { $0.command == leaf.name }) else { continue }
            for flag in ["--server", "--token-file", "--json", "--language"] { #expect(text.contains(flag), "\(text)") }
            let isChange = !sample.call.hasPrefix("GET")
            #expect(text.contains("--reason") == isChange, "\(leaf.name)")
            if leaf.name.hasSuffix(" list"), leaf.name != "connector list" {
                #expect(text.contains("--limit"), "\(text)")
            }
            for flag in sample.arguments where flag.hasPrefix("--") { #expect(text.contains(flag), "\(text)") }
        }
    }

    struct Leaf {
        var name: String
        var type: any ParsableCommand.Type
    }

    static let leaves = leaves(of: Mooring.self, [])

    private static func leaves(of type: any ParsableCommand.Type, _ path: [String]) -> [Leaf] {
        let parts = type.configuration.subcommands
        guard !parts.isEmpty else { return [Leaf(name: path.joined(separator: " "), type: type)] }
        return parts.flatMap { leaves(of: $0, path + [$0._commandName]) }
    }
}
