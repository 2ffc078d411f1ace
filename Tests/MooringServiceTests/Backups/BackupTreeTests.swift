import ConnectorKit
import Foundation
import Testing

@testable import MooringService

/// The tree holds the directory of the file that it opened last, and is led nowhere by that.
@Suite struct BackupTreeTests {
    /// A backup with two directories of two files each.
    private func withTree(_ body: (Ground, BackupTree, [String: SourceFile]) async throws -> Void) async throws {
        let ground = try Ground()
        defer { ground.remove() }
        for (index, path) in ["d/a", "d/b", "e/a", "e/b"].enumerated() {
            try ground.write([UInt8(index), 7], to: "backups/nightly/\(path)")
        }
        let tree = try await BackupTree.open(
            BackupLocation(root: ground.path("backups"), path: "nightly"), forbidding: [],
            io: BlockingIO(label: "test", width: 2))
        let files = try await tree.files()
        try await body(ground, tree, Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0) }))
    }

    private func bytes(of file: SourceFile?, _ tree: BackupTree) async throws -> [UInt8] {
        try await tree.source(of: try #require(file)).read(at: 0, upTo: 10)
    }

    private func move(_ from: String, to: String, _ ground: Ground) throws {
        try FileManager.default.moveItem(atPath: ground.path(from), toPath: ground.path(to))
    }

    @Test func `files of one name in several directories are told apart, in whatever order they come`() async throws {
        try await withTree { _, tree, files in
            let expected: [String: [UInt8]] = ["d/a": [0, 7], "d/b": [1, 7], "e/a": [2, 7], "e/b": [3, 7]]
            for path in ["d/a", "e/a", "e/b", "d/b", "d/a"] {
                let bytes = try await bytes(of: files[path], tree)
                #expect(bytes == expected[path])
            }
        }
    }

    @Test func `a directory that is exchanged for a link between two of its files leads nowhere else`() async throws {
        try await withTree { ground, tree, files in
            #expect(try await bytes(of: files["d/a"], tree) == [0, 7])
            try ground.write([9, 9], to: "exports/b")
            try move("backups/nightly/d", to: "backups/nightly/was", ground)
            try ground.link("backups/nightly/d", to: ground.path("exports"))
            let source = tree.source(of: try #require(files["d/b"]))
            #expect(try await source.read(at: 0, upTo: 1) == [1])
            #expect(try await source.read(at: 1, upTo: 1) == [7])
            // Where the path leads now is asked anew.
            let error = await #expect(throws: ConnectorError.self) { try await source.confirm() }
            #expect(error?.code == ConnectorError.sourceChanged)
            await #expect(throws: BackupError.self) { try await tree.files() }
        }
    }

    @Test func `a directory that is made anew between two of its files is not read`() async throws {
        try await withTree { ground, tree, files in
            #expect(try await bytes(of: files["d/a"], tree) == [0, 7])
            try ground.remove("backups/nightly/d")
            try ground.write([1, 7], to: "backups/nightly/d/b")
            let error = await #expect(throws: ConnectorError.self) { try await bytes(of: files["d/b"], tree) }
            #expect(error?.code == ConnectorError.sourceChanged)
        }
    }

    @Test func `a directory that is made anew of the same files is read`() async throws {
        try await withTree { ground, tree, files in
            #expect(try await bytes(of: files["d/a"], tree) == [0, 7])
            try ground.makeDirectory("backups/nightly/new")
            try FileManager.default.linkItem(
                atPath: ground.path("backups/nightly/d/b"), toPath: ground.path("backups/nightly/new/b"))
            try ground.remove("backups/nightly/d")
            try move("backups/nightly/new", to: "backups/nightly/d", ground)
            #expect(try await bytes(of: files["d/b"], tree) == [1, 7])
        }
    }
}
