import Foundation
import MooringModel
import S3Lab
import Testing

/// How much memory an export takes, seen by the process that does it.
@Suite("The memory of exports", .timeLimit(.minutes(5)))
struct ExportMemoryTests {
    private static let bound: Int64 = 100 << 20
    /// More than the bound each, so that neither a file nor all files may be kept.
    private static let large: Int64 = 256 << 20
    private static let small: [Int64] = Array(repeating: 256 << 10, count: 500)

    @Test("A file and a number of files that are larger than 100 MiB are exported within it")
    func bound() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "mooring-memory-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let backup = directory.appending(path: "backups/nightly")
        try Self.write("{}", to: backup.appending(path: "meta/backup_meta.json"))
        for (number, size) in ([Self.large] + Self.small).enumerated() {
            try Self.write(size, to: backup.appending(path: "binlogs/\(number)"))
        }
        let store = try Lab.open().store(.rclone)
        try await store.withBucket { bucket in
            let program = ExportProgram(
                store: store, bucket: bucket, backup: backup, data: directory.appending(path: "data"))
            let figures = try await program.run()
            #expect(figures["objects"] == .integer(Int64(Self.small.count) + 2))
            #expect(figures["bytes"] == .integer(Self.large + Self.small.reduce(2, +)))
            let peak = try #require(figures["peak"]?.integerValue)
            #expect(peak < Self.bound, "\(peak >> 20) MiB")
        }
    }

    private static func write(_ text: String, to file: URL) throws {
        try makeDirectory(of: file)
        try Data(text.utf8).write(to: file)
    }

    /// A file without blocks: its bytes are zeros, and take no room on the disk.
    private static func write(_ size: Int64, to file: URL) throws {
        try makeDirectory(of: file)
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: UInt64(size))
        try handle.close()
    }

    private static func makeDirectory(of file: URL) throws {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    }
}
