package import ArgumentParser
internal import MooringModel
internal import SystemPackage

/// `mooring export`: what is done with an export away from the server.
package struct ExportCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Exports that were downloaded.", subcommands: [Verify.self])

    package init() {}

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compare a downloaded copy of an export with its manifest; 0 only if it is all there.",
            discussion: """
                Example: mooring export verify --manifest nightly/mooring-manifest.json nightly

                It asks no server and needs no network: every file is read and hashed.
                """)
        @Option(help: ArgumentHelp("The manifest.", valueName: "file"), completion: .file()) var manifest: String
        @Argument(help: "The directory that the backup's files are in.", completion: .directory) var directory: String
        @Flag(help: "Print JSON, for programs.") var json = false

        func run() async throws {
            let bytes = try DownloadedFile.bytes(of: manifest)
            let parsed: ExportManifest
            do throws(ManifestError) {
                parsed = try ExportManifest(parsing: bytes)
            } catch {
                throw Failure(
                    "\(manifest) is no manifest. \(error)",
                    remedy: "Download the mooring-manifest.json that lies beside the backup's files.",
                    code: "manifest-invalid")
            }
            let copy = try DownloadedCopy(FilePath(directory))
            let (findings, read) = try copy.compare(with: parsed, manifestBytes: bytes)
            var answer = findings.json
            answer["manifest"] = ["key": .string(manifest), "job": .string(parsed.order.id.description)]
            answer["objects"] = .integer(Int64(parsed.objects.count))
            answer["bytes"] = .integer(parsed.totalBytes)
            answer["read"] = .integer(read)
            let verdict = ManifestVerdict(.object(answer))
            for line in json ? [JSONValue.object(answer).canonicalText] : verdict.lines { print(line) }
            if !findings.isEmpty { throw ExitCode.failure }
        }
    }
}
