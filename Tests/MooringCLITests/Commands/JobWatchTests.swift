import ArgumentParser
import MooringCLI
import MooringModel
import Testing

@Suite("Watching")
struct JobWatchTests {
    private static func job(_ status: String, _ done: Int64) -> JSONValue {
        [
            "id": .string(Names.job), "status": .string(status),
            "progress": [
                "objectsDone": .integer(done), "objectsTotal": 4, "bytesDone": .integer(done * 1024),
                "bytesTotal": 4096, "bytesPerSecond": 1024,
            ],
        ]
    }

    private static func server(_ end: String) -> ScriptedServer {
        ScriptedServer(job("pending", 0), job("in_progress", 1), job("in_progress", 1), job(end, 4))
    }

    @Test("On a terminal a bar is drawn anew, and wiped at the end")
    func bar() async throws {
        let console = ScriptedConsole(isTerminal: true)
        try await run("job", "watch", Names.job, on: Self.server("successful"), at: console)
        #expect(console.errors.contains("\r\u{1B}[Kin_progress [#"))
        #expect(console.errors.contains("25%, 1/4 objects, 1.0 KiB of 4.0 KiB, 1.0 KiB/s, 3 s left"))
        #expect(console.errors.hasSuffix("\r\u{1B}[K"))
        #expect(console.output.contains("successful"))
    }

    @Test("Elsewhere each change is a line, once")
    func lines() async throws {
        let console = ScriptedConsole()
        try await run("job", "watch", Names.job, on: Self.server("successful"), at: console)
        #expect(console.errors.split(separator: "\n").map { $0.prefix { $0 != ":" } } == ["pending", "in_progress"])
    }

    @Test("A job that ends otherwise than well ends the program with 1", arguments: ["failed", "canceled"])
    func failed(_ status: String) async throws {
        await #expect(throws: ExitCode.failure) { try await run("job", "watch", Names.job, on: Self.server(status)) }
    }

    @Test("An export is watched if asked for")
    func export() async throws {
        let server = ScriptedServer(
            ["jobId": .string(Names.job)], Self.job("in_progress", 1), Self.job("successful", 4))
        try await run(
            "backup", "export", "in01-demo", "nightly", "--integration", Names.integration, "--watch", on: server)
        #expect(server.requests.count == 3)
    }

    @Test("A validation that does not pass shows its remedies and ends the program with 1")
    func validation() async throws {
        let server = ScriptedServer([
            "verdict": "failed",
            "checks": [
                ["id": "exists", "title": "Exists", "status": "passed", "summary": "It is there."],
                [
                    "id": "writable", "title": "Writable", "status": "failed", "summary": "It is not writable.",
                    "remedy": "Allow it:\nchmod u+w /srv", "blame": "operator",
                    "evidence": ["service": "posix", "operation": "access", "code": "EACCES"],
                ],
            ],
        ])
        let console = ScriptedConsole()
        await #expect(throws: ExitCode.failure) {
            try await run("integration", "validate", Names.integration, on: server, at: console)
        }
        #expect(
            console.lines == [
                "✓ Exists    It is there.", "✗ Writable  It is not writable.", "    what to do: Allow it:",
                "      chmod u+w /srv", "    to be mended by: the operator", "    evidence: posix access EACCES",
                "verdict: failed (1 passed, 1 failed)",
            ])
    }
}
