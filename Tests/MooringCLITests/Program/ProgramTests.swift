import Foundation
import MooringModel
import Testing

@Suite("The program")
struct ProgramTests {
    /// Nobody listens there.
    private static let nowhere = ["MOORING_SERVER": "http://127.0.0.1:1", "MOORING_TOKEN": "mooring_0000"]

    @Test("Every command that talks to a server reaches the point of doing so, and fails there with 1")
    func everyCommand() async throws {
        let lines = CommandSample.all.map(\.line) + [["log", "verify"], ["projections", "rebuild", "--check"]]
        for line in lines where line.first != "secret" || line[1] != "put" {
            let ending = try await MooringProgram.run(line, Self.nowhere)
            #expect(!ending.isCrash, "\(line): \(ending.errors)")
            #expect(ending.code == 1, "\(line): \(ending.errors)")
            #expect(ending.errors.contains("cannot be reached"), "\(line): \(ending.errors)")
            #expect(ending.output.isEmpty)
        }
    }

    @Test(
        "Misuse ends with 2 and says what would be right",
        arguments: [
            ([], ["crate"], "crate"),
            ([("MOORING_TOKEN", "mooring_0")], ["whoami", "--server", "http://192.0.2.1"], "plain HTTP shows it"),
            ([("MOORING_TOKEN", "mooring_0")], ["whoami", "--server", "mooring"], "http:// or https://"),
            ([], ["whoami"], "Set MOORING_TOKEN or give --token-file"),
            ([("MOORING_TOKEN", "")], ["whoami"], "Set MOORING_TOKEN or give --token-file"),
            ([("MOORING_TOKEN", "two words")], ["whoami"], "A token is one word"),
            ([], ["whoami", "--token-file", "/nowhere"], "/nowhere cannot be read"),
            ([], ["data", "restore", "copy.sqlite"], "--data DIR"), ([], ["token", "reset"], "--data DIR"),
            ([], ["serve", "--data", "d", "--address", "0.0.0.0"], "without TLS"),
            ([], ["serve", "--data", "d", "--tls-key", "/k"], "both the TLS certificate and its key"),
            ([("MOORING_HTTP_PORT", "http")], ["serve", "--data", "d", "--local-root", "/tmp"], "0 to 65535"),
        ] as [([(String, String)], [String], String)])
    func misuse(_ environment: [(String, String)], _ line: [String], _ right: String) async throws {
        let ending = try await MooringProgram.run(line, Dictionary(uniqueKeysWithValues: environment))
        #expect(ending.code == 2, "\(ending.errors)")
        #expect(!ending.isCrash)
        #expect(ending.errors.contains(right), "\(ending.errors)")
        #expect(ending.output.isEmpty)
    }

    @Test("Help goes to the output, ends with 0, and tells exit codes and completion")
    func help() async throws {
        let ending = try await MooringProgram.run(["--help"])
        #expect(ending.code == 0)
        for words in ["0 done; 1 refused or failed; 2 misused", "MOORING_TOKEN", "--generate-completion-script bash"] {
            #expect(ending.output.contains(words))
        }
    }

    @Test("Completion scripts are made for each shell", arguments: ["bash", "zsh", "fish"])
    func completion(_ shell: String) async throws {
        let script = try await MooringProgram.run(["--generate-completion-script", shell])
        #expect(script.code == 0)
        for word in ["integration", "draft", "dedicated"] { #expect(script.output.contains(word)) }
        guard shell == "bash" else { return }
        try await withTemporaryDirectory { directory in
            let file = directory + "/mooring.bash"
            try Data(script.output.utf8).write(to: URL(filePath: file))
            let ask = """
                set -eu; source \(file); COMP_WORDS=(mooring integration dr); COMP_CWORD=2; COMP_LINE='mooring integration dr'
                COMP_POINT=${#COMP_LINE}; _mooring mooring dr integration 2>/dev/null; echo "${COMPREPLY[@]}"
                """
            let loaded = try await MooringProgram.run(URL(filePath: "/bin/bash"), ["--norc", "-c", ask])
            #expect(loaded.code == 0, "\(loaded.errors)")
            #expect(loaded.output.contains("draft"), "\(loaded.output)")
        }
    }

    @Test("A server and the commands: done is 0, refused is 1, and a stop is graceful", .timeLimit(.minutes(2)))
    func story() async throws {
        try await withTemporaryDirectory { directory in
            let data = directory + "/data"
            let line = [
                "serve", "--data", data, "--port", "0", "--local-root", directory, "--ready-file", directory + "/ready",
                "--log-level", "error",
            ]
            // A pipe: who reads it waits for the server to write.
            _ = try await MooringProgram.run(URL(filePath: "/usr/bin/mkfifo"), [directory + "/ready"])
            let server = try MooringProgram.Running(MooringProgram.path, line, in: directory)
            defer { server.process.terminate() }
            let address = try await MooringProgram.run(URL(filePath: "/bin/cat"), [directory + "/ready"]).output
            let environment = [
                "MOORING_SERVER": address,
                "MOORING_TOKEN": try String(contentsOfFile: data + "/operator-token", encoding: .utf8),
            ]
            let made = try await MooringProgram.run(["organization", "create", "Acme", "--json"], environment)
            #expect(made.code == 0, "\(made.errors)")
            #expect(try JSONValue(parsing: made.output)["name"] == "Acme")
            let refused = try await MooringProgram.run(["organization", "create", "ACME"], environment)
            #expect(refused.code == 1)
            #expect(refused.errors.contains("code name-taken, request "))
            let table = try await MooringProgram.run(["organization", "list"], environment)
            #expect(table.output.hasPrefix("ID "))
            #expect(table.output.contains("Acme"))

            let second = try await MooringProgram.run(line, [:])
            #expect(second.code == 1)
            #expect(second.errors.contains("\(server.process.processIdentifier)"), "\(second.errors)")

            server.process.terminate()
            let end = try await server.ended()
            #expect(end.code == 0 && !end.isCrash, "\(end.errors)")
            let verified = try await MooringProgram.run(["log", "verify", "--data", data, "--json"])
            #expect(verified.code == 0, "\(verified.errors)")
            #expect(try JSONValue(parsing: verified.output)["firstBad"] == nil)
            let rebuilt = try await MooringProgram.run(["projections", "rebuild", "--check", "--data", data])
            #expect(rebuilt.code == 0, "\(rebuilt.errors)")
            let token = try await MooringProgram.run(["token", "reset", "--data", data])
            #expect(token.code == 0, "\(token.errors)")
            #expect(token.output.hasPrefix("mooring_"))
        }
    }
}
