import ConnectorKit
import Foundation
import Glibc
import MooringModel
import Testing

/// What is particular to files; what every connector does is in the contract.
@Suite struct ExportTests {
    @Test func `directories on the way are made, and nobody else may read what is in them`() async throws {
        try await Scene.make { scene in
            try await scene.connector().export("x", to: "nightly/binlogs/a.bin")
            for (path, mode) in [("nightly", 0o750), ("nightly/binlogs", 0o750), ("nightly/binlogs/a.bin", 0o640)] {
                let found = try FileManager.default.attributesOfItem(atPath: scene.directory + "/" + path)
                let permissions = try #require(found[.posixPermissions] as? Int)
                #expect(permissions & ~mode == 0, "\(path)")
            }
        }
    }

    @Test func `an exported file has one name`() async throws {
        try await Scene.make { scene in
            try await scene.connector().export("x", to: "a.bin")
            let found = try FileManager.default.attributesOfItem(atPath: scene.directory + "/a.bin")
            #expect(found[.referenceCount] as? Int == 1)
        }
    }

    @Test func `the directory of the integration is never made by an export`() async throws {
        try await Scene.make { scene in
            try scene.remove(scene.directory)
            let error = await #expect(throws: ConnectorError.self) {
                try await scene.connector().export("x", to: "a.bin")
            }
            #expect(error?.code == ConnectorError.notFound)
            #expect(!FileManager.default.fileExists(atPath: scene.directory))
        }
    }

    @Test func `a directory, a pipe or a file stands in the way and stays`() async throws {
        try await Scene.make { scene in
            try scene.makeDirectory(scene.directory + "/directory")
            #expect(mkfifo(scene.directory + "/pipe", 0o600) == 0)
            try scene.write("x", to: scene.directory + "/file")
            let connector = try scene.connector()
            for (key, code) in [
                ("directory", ConnectorError.alreadyExists), ("pipe", ConnectorError.alreadyExists),
                ("file/a.bin", ConnectorError.invalidKey),
            ] {
                let error = await #expect(throws: ConnectorError.self) { try await connector.export("x", to: key) }
                #expect(error?.code == code, "\(key)")
            }
            #expect(try scene.names(in: scene.directory) == ["directory", "pipe", "file"])
        }
    }

    @Test func `a file of another job that took the name at the last moment is not replaced`() async throws {
        try await Scene.make { scene in
            let connector = try scene.connector()
            let error = await #expect(throws: ConnectorError.self) {
                try await connector.export("ours", to: "a.bin") {
                    try? scene.write("theirs", to: scene.directory + "/a.bin")
                }
            }
            #expect(error?.code == ConnectorError.alreadyExists)
            #expect(scene.text(of: scene.directory + "/a.bin") == "theirs")
            #expect(try scene.names(in: scene.directory) == ["a.bin"])
        }
    }

    @Test func `while a file is written, nothing is at its name`() async throws {
        try await Scene.make { scene in
            let connector = try scene.connector()
            try await connector.export("bytes", to: "a.bin") {
                let names = (try? scene.names(in: scene.directory)) ?? []
                #expect(names.count == 1)
                #expect(names.first?.wholeMatch(of: /\.mooring-[0-9a-f]{32}\.part/) != nil)
            }
        }
    }
}
