import Crypto
import Foundation
import MooringModel
import Testing

/// `mooring export verify`: a downloaded copy, without any server.
@Suite("Downloaded exports")
struct ExportVerifyTests {
    private static let files = ["meta/backup_meta.json": "{}", "binlogs/insert_log/1/0": "", "binlogs/ü/1": "sixteen"]

    private static func put(_ text: String, at path: String, in directory: String) throws {
        let file = URL(filePath: directory).appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private static func manifest() throws -> ExportManifest {
        let objects = files.map { path, text in
            ManifestObject(
                path: path, size: Int64(text.utf8.count),
                sha256: SHA256.hash(data: Data(text.utf8)).map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
            )
        }
        return ExportManifest(
            order: ExportOrder(
                id: try #require(JobID(Names.job)), project: try #require(ProjectID(Names.project)),
                cluster: try #require(ClusterID("in01")), backup: try #require(BackupID("nightly")),
                integration: try #require(IntegrationID(Names.integration)), region: try #require(Region("local")),
                directory: ""),
            integrationVersion: Version(5), position: Position(9), root: "", checkpoint: nil,
            objects: objects.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
    }

    private static func copy(in directory: String) throws -> [String] {
        for (path, text) in files { try put(text, at: "copy/" + path, in: directory) }
        try put(try manifest().json.canonicalText, at: "copy/mooring-manifest.json", in: directory)
        return ["export", "verify", "--manifest", directory + "/copy/mooring-manifest.json", directory + "/copy"]
    }

    @Test("A whole copy is told to be whole, and ends with 0")
    func whole() async throws {
        try await withTemporaryDirectory { directory in
            let line = try Self.copy(in: directory)
            let ending = try await MooringProgram.run(line)
            #expect(ending.code == 0, "\(ending.errors)")
            #expect(ending.output.contains("Everything is as it was exported."))
            let json = try JSONValue(parsing: try await MooringProgram.run(line + ["--json"]).output)
            #expect(json["read"] == 3 && json["missing"] == [] && json["extra"] == [] && json["different"] == [])
        }
    }

    @Test("What is missing, extra or different is named, and ends with 1")
    func touched() async throws {
        try await withTemporaryDirectory { directory in
            let line = try Self.copy(in: directory)
            let copy = directory + "/copy/"
            try FileManager.default.removeItem(atPath: copy + "meta/backup_meta.json")
            try FileManager.default.createSymbolicLink(
                atPath: copy + "meta/backup_meta.json", withDestinationPath: "/etc/passwd")
            try FileManager.default.removeItem(atPath: copy + "binlogs/insert_log/1/0")
            try Self.put("sixteem", at: "copy/binlogs/ü/1", in: directory)
            try Self.put("more", at: "copy/more", in: directory)
            let ending = try await MooringProgram.run(line)
            #expect(ending.code == 1)
            for text in [
                "missing    binlogs/insert_log/1/0", "extra      more", "different  binlogs/ü/1: another content",
                "different  meta/backup_meta.json: not a file", "4 findings",
            ] { #expect(ending.output.contains(text), "\(ending.output)") }
        }
    }

    @Test("Another manifest among the files is found, and what is no manifest is refused")
    func manifests() async throws {
        try await withTemporaryDirectory { directory in
            var line = try Self.copy(in: directory)
            try Self.put(try Self.manifest().json.canonicalText + " ", at: "kept.json", in: directory)
            line[3] = directory + "/kept.json"
            let other = try await MooringProgram.run(line)
            #expect(other.code == 1)
            #expect(other.output.contains("mooring-manifest.json: not the manifest"), "\(other.output)")
            line[3] = directory + "/copy/meta/backup_meta.json"
            let none = try await MooringProgram.run(line)
            #expect(none.code == 1 && none.errors.contains("is no manifest"), "\(none.errors)")
            line[3] = directory + "/nothing"
            #expect(try await MooringProgram.run(line).errors.contains("cannot be read"))
        }
    }
}
