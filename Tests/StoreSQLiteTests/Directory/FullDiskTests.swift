import ChildProcesses
import MooringModel
import StoreSQLite
import StoreTesting
import Stores
import SystemPackage
import Testing

@Suite(.timeLimit(.minutes(1))) struct FullDiskTests {
    @Test func `when there is no space appends fail and say so, and they work again when there is`() async throws {
        try await DirectoryStory.with { told in
            // A limit on the size of a file, which needs no rights; to the database it is a disk that is full.
            let filling = try ChildProcess("AppendStorm", "fill", told.directory.path.string, "1000000")
            let (lines, status) = await filling.ended()
            #expect(status == 0 && lines.last == "done", "\(lines.suffix(3))")
            let parts = lines.dropFirst().dropLast().split(separator: "room", omittingEmptySubsequences: false)
            try #require(parts.count == 2)

            let before = parts[0].compactMap { Acknowledgment($0) }
            #expect(before.count > 20)
            let refusals = parts[0].filter { $0.hasPrefix("refused") }
            #expect(refusals.count == 12)
            for refusal in refusals {
                #expect(refusal.hasPrefix("refused full there is no space left for the database"), "\(refusal)")
            }
            let after = parts[1].compactMap { Acknowledgment($0) }
            #expect(after.count > 10 && after.count == parts[1].count)
            try await told.whileOpen { _, story in try await story.expect(before + after) }
        }
    }
}
