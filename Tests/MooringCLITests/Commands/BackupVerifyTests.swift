import ArgumentParser
import MooringCLI
import MooringModel
import Testing

@Suite("Verifying a destination")
struct BackupVerifyTests {
    private static func page(
        missing: [JSONValue] = [], different: [JSONValue] = [], read: JSONValue, compared: JSONValue = 0,
        next: JSONValue? = nil
    ) -> JSONValue {
        .object([
            "manifest": [
                "key": "2026/nightly/mooring-manifest.json", "sha256": "ab", "job": .string(Names.job),
                "record": "recorded",
            ], "objects": 12, "bytes": 2048, "compared": compared, "read": read, "missing": .array(missing),
            "extra": [], "different": .array(different), "next": next,
        ])
    }

    private static let line = ["backup", "verify", "in01-demo", "nightly", "--integration", Names.integration]

    @Test("Pages are asked for until there is no more, and told as one")
    func pages() async throws {
        let server = ScriptedServer(
            Self.page(missing: ["a"], read: 4, compared: 2, next: "d"),
            Self.page(different: [["path": "e", "cause": "content"]], read: 6))
        let console = ScriptedConsole()
        await #expect(throws: ExitCode.failure) { try await run(Self.line, on: server, at: console) }
        #expect(server.requests.map { $0.target.contains("after=d") } == [false, true])
        #expect(
            console.lines == [
                "manifest   2026/nightly/mooring-manifest.json, written by \(Names.job), as the log recorded it",
                "objects    12 (2.0 KiB): 10 read, 2 compared by the storage's checksum", "missing    a",
                "different  e: another content", "2 findings: it is not as it was exported.",
            ])
    }

    @Test("Without findings it ends with 0")
    func whole() async throws {
        let console = ScriptedConsole()
        try await run(Self.line, on: ScriptedServer(Self.page(read: 12)), at: console)
        #expect(console.lines.last == "Everything is as it was exported.")
    }
}
