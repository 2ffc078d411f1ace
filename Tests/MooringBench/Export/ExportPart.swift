import ArgumentParser
import Foundation
import SystemPackage

/// One export in a process of its own, which `Tests/ExportContest` starts beside other tools and measures from outside.
///
/// What runs is what a server runs: the registry on an SQLite store that syncs, the worker that finds the job in the
/// log, the connector for S3-compatible stores. So every object's SHA-256 is taken, each note for going on and each
/// finished object is durable before the next step, and the manifest comes last. Left out are the HTTP interface and the
/// program's start; where ``ExportOptions/isTrusted`` is set, the validation too.
struct ExportPart: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "One export to an S3-compatible store; prints the time and the CPU that it took, as JSON.",
        discussion: """
            The keys are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. scripts/bench export runs this beside \
            other tools.
            """)

    @OptionGroup var options: ExportOptions

    func run() async throws {
        let directory = try Folder.makeUnique(in: FilePath(options.data))
        do {
            Report.line(try await ExportScene.measure(options, in: directory).line)
        } catch {
            try Folder.remove(directory)
            throw error
        }
        try Folder.remove(directory)
    }
}
