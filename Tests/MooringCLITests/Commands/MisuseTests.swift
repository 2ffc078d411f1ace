import ArgumentParser
import MooringCLI
import MooringModel
import Testing

@testable import mooring

@Suite("Wrong arguments are told before anything is sent, with what would be right")
struct MisuseTests {
    @Test(
        "The message names the argument and the right form",
        arguments: [
            (["project", "show", "search"], ["project", "proj- and 26 letters and digits"]),
            (["cluster", "show", "a b"], ["1 to 64 of A-Z a-z 0-9"]),
            (["project", "show", Names.project, "--as-of", "yesterday"], ["as-of", "a position such as 120"]),
            (
                ["cluster", "register", "--project", Names.project, "--region", "mars", "--plan", "free"],
                ["region", "aws-us-west-2; or local"]
            ),
            (
                ["cluster", "register", "--project", Names.project, "--region", "local", "--plan", "gold"],
                ["plan", "dedicated"]
            ),
            (["access", "grant", Names.principal, "king", "--scope", "installation"], ["role", "auditor"]),
            (["access", "grant", Names.principal, "auditor", "--scope", "here"], ["scope", "installation"]),
            (["token", "issue", "--scope", "installation", "--days", "0"], ["days", "a number from 1 on"]),
            (
                ["token", "issue", "--scope", "installation", "--days", "1", "--expires-at", "2026-05-01T12:00:00Z"],
                ["not both"]
            ),
            (["integration", "edit", Names.integration], ["--name or --description"]),
            (["integration", "configure", Names.integration, "path"], ["key=value"]),
            (["organization", "create", "Acme", "--idempotency-key", "a b"], ["128 printable ASCII"]),
            (["event", "list", "--since", "now"], ["since", "2026-05-01T12:30:00Z"]),
            (["organization", "list", "--limit", "many"], ["limit", "a number from 1 on"]),
            (["organization", "create"], ["name"]),
            (["organization", "crate"], ["crate"]),
            (["project", "list", "--organisation", "x"], ["--organisation", "--organization"]),
        ])
    func told(_ line: [String], _ words: [String]) async throws {
        #expect {
            _ = try Mooring.parseAsRoot(line)
        } throws: { error in
            let ending = Program.ending(of: error, in: Mooring.self)
            for word in words { #expect(ending.text.contains(word), "\(ending.text)") }
            return ending.code == 2
        }
    }

    @Test("A refusal of the server shows what, where, and what to do; its code and request for a report")
    func refusal() async throws {
        let server = ScriptedServer { _, _ in
            .problem(409, "name-taken", "The name \"acme\" is taken.", remedy: "Choose another one.")
        }
        await #expect {
            try await run("organization", "create", "ACME", on: server)
        } throws: { error in
            let ending = Program.ending(of: error, in: Mooring.self)
            #expect(
                ending.text == """
                    error: The name "acme" is taken.
                      at /name
                    what to do: Choose another one.
                    code name-taken, request request-1
                    """)
            return ending.code == 1
        }
    }

    @Test("What is no Mooring server's answer is said to be none", arguments: [200, 502])
    func stranger(_ status: Int) async throws {
        let server = ScriptedServer { _, _ in
            Answer(status: status, mediaType: "text/html", body: Array("<html>".utf8))
        }
        await #expect {
            try await run("whoami", on: server)
        } throws: { error in
            (error as? Failure)?.remedy.contains("--server names a Mooring server") == true
        }
    }

    @Test("A draft that lacks something, with nobody to ask, names the flags")
    func draft() async throws {
        await #expect {
            try await run("integration", "draft", "--project", Names.project, on: .story)
        } throws: { error in
            let failure = error as? Failure
            return failure?.exitCode == 2 && failure?.detail.contains("--region, --connector") == true
        }
    }
}
