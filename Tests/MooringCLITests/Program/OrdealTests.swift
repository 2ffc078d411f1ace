import Foundation
import Testing

/// A small one of what `scripts/ordeal` does: an export to the lab's S3 server through a proxy that harms half of all
/// requests, while the server is killed again and again.
@Suite("The ordeal")
struct OrdealTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")

    @Test(
        "An export arrives whole through every fault and four kills, and leaves nothing open", .timeLimit(.minutes(5)))
    func small() async throws {
        let lab =
            ProcessInfo.processInfo.environment["MOORING_LAB"]
            ?? Self.package.appending(path: ".build-lab/lab.env").standardized.path(percentEncoded: false)
        try #require(
            FileManager.default.fileExists(atPath: lab), "No lab is up. Start what this test needs: Tests/Lab/up front")
        let ending = try await MooringProgram.run(
            Self.package.appending(path: ".venv/bin/python").standardized,
            [
                Self.package.appending(path: "scripts/ordeal").standardized.path(percentEncoded: false), "--program",
                MooringProgram.path.path(percentEncoded: false), "--objects", "120", "--bytes", "130000000", "--kills",
                "4", "--stall", "0.3",
            ], ["MOORING_LAB": lab])
        #expect(ending.code == 0, "\(ending.output)\(ending.errors)")
        #expect(ending.output.contains("the destination equals the source"), "\(ending.output)")
    }
}
