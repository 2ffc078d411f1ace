import Foundation
import MooringModel
import MooringService
import Projections
import Testing

/// docs/exports.md describes the manifest so that a few lines of another language can check it; these are those lines.
@Suite(.timeLimit(.minutes(1))) struct ManifestDocumentTests {
    private static func script() throws -> String {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/exports.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let code = try #require(text.split(separator: "```python\n", maxSplits: 1).dropFirst().first)
        return String(try #require(code.split(separator: "```\n", maxSplits: 1).first))
    }

    private func check(_ directory: String) throws -> (code: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", try Self.script(), directory + "/mooring-manifest.json", directory]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    @Test func `the script is as short as it says`() throws {
        #expect(try Self.script().split(separator: "\n").count <= 20)
    }

    @Test func `the script of the document checks a real export, and finds what was done to it`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            #expect(try await harbor.finishedExport(through: try await harbor.active()).status == "successful")
            let place = "exports/search/nightly"
            let whole = try check(harbor.ground.path(place))
            #expect(whole.code == 0 && whole.output.isEmpty, "\(whole.output)")

            try harbor.ground.remove("\(place)/meta/full_meta.json")
            try harbor.ground.write([1], to: "\(place)/binlogs/extra")
            try harbor.ground.write([UInt8](repeating: 7, count: 17), to: "\(place)/binlogs/insert_log/1/1")
            let touched = try check(harbor.ground.path(place))
            #expect(touched.code == 1)
            #expect(
                Set(touched.output.split(separator: "\n")) == [
                    "missing meta/full_meta.json", "extra binlogs/extra", "different binlogs/insert_log/1/1",
                ])
        }
    }
}
