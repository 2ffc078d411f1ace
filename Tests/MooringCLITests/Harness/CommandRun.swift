import ArgumentParser

@testable import MooringCLI
@testable import mooring

/// Parses a command line and runs it against a scripted server and terminal.
func run(_ line: String..., on server: ScriptedServer, at console: ScriptedConsole = ScriptedConsole()) async throws {
    try await run(line, on: server, at: console)
}

func run(_ line: [String], on server: ScriptedServer, at console: ScriptedConsole = ScriptedConsole()) async throws {
    guard let command = try Mooring.parseAsRoot(line) as? any ClientCommand else { throw NoClientCommand() }
    var session = Session(
        client: Client(server, server: "http://127.0.0.1:8080"), console: console, isJSON: command.global.json)
    session.wait = { _ in }
    try await command.run(in: session)
}

/// The command line is none of a command that talks to a server.
struct NoClientCommand: Error {}

/// What the program prints for a command line that cannot be run, and its exit code.
func ending(of line: String...) async -> (text: String, code: Int32) {
    do {
        _ = try Mooring.parseAsRoot(line)
        return ("", 0)
    } catch {
        return Program.ending(of: error, in: Mooring.self)
    }
}
