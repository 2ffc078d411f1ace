import ConnectorKit
import Foundation
import MooringModel
import Testing

/// No link is followed, wherever on the way it stands and whenever it came there.
@Suite struct LinkTests {
    @Test func `a root that is a link is refused by the check and by an export`() async throws {
        try await Scene.make { scene in
            let connector = try scene.connector()
            try FileManager.default.moveItem(atPath: scene.root, toPath: scene.outside + "/moved")
            try scene.link(scene.root, to: scene.outside + "/moved")
            let checks = try await scene.validate(connector)
            #expect(checks["allowed-root"]?.message == "not-directory")
            #expect(checks["writable"]?.status == .skipped)
            let error = await #expect(throws: ConnectorError.self) { try await connector.export("x", to: "a.bin") }
            #expect(error?.code == ConnectorError.invalidKey)
            #expect(try scene.names(in: scene.outside + "/moved/team-a/backups").isEmpty)
        }
    }

    @Test(arguments: ["team-a", "team-a/backups"])
    func `a link on the way to the directory is refused, also if it leads below the root`(
        _ component: String
    ) async throws {
        for isOutside in [true, false] {
            try await Scene.make { scene in
                let target = isOutside ? scene.outside : scene.root + "/real"
                try scene.remove(scene.root + "/" + component)
                try scene.makeDirectory(target + "/backups")
                try scene.link(scene.root + "/" + component, to: target)
                let connector = try scene.connector()
                let checks = try await scene.validate(connector)
                let check = component == "team-a" ? checks["exists"] : checks["is-directory"]
                #expect(check?.message == (component == "team-a" ? "blocked" : "link"))
                #expect(check?.evidence?.code == "ENOTDIR" || check?.evidence?.code == "ELOOP")
                #expect(checks["writable"]?.status == .skipped)
                await #expect(throws: ConnectorError.self) { try await connector.export("x", to: "a.bin") }
                await #expect(throws: ConnectorError.self) { try await connector.find("a.bin") }
                #expect(try scene.names(in: target) == ["backups"])
            }
        }
    }

    @Test func `a link below the directory is refused`() async throws {
        try await Scene.make { scene in
            try scene.link(scene.directory + "/nightly", to: scene.outside)
            try scene.write("secret", to: scene.outside + "/a.bin")
            let connector = try scene.connector()
            for key in ["nightly/b.bin", "nightly/deep/b.bin"] {
                let error = await #expect(throws: ConnectorError.self) { try await connector.export("x", to: key) }
                #expect(error?.code == ConnectorError.invalidKey)
            }
            await #expect(throws: ConnectorError.self) { try await connector.find("nightly/a.bin") }
            #expect(try scene.names(in: scene.outside) == ["a.bin"])
        }
    }

    @Test func `a link at the key itself is another object, whatever it leads to`() async throws {
        try await Scene.make { scene in
            try scene.write("same", to: scene.outside + "/a.bin")
            for target in [scene.outside + "/a.bin", scene.outside + "/nothing"] {
                let key = "to-\(target.hasSuffix("nothing") ? "nothing" : "file")"
                try scene.link(scene.directory + "/" + key, to: target)
                let connector = try scene.connector()
                let error = await #expect(throws: ConnectorError.self) { try await connector.export("same", to: key) }
                #expect(error?.code == ConnectorError.alreadyExists)
                await #expect(throws: ConnectorError.self) { try await connector.find(key) }
            }
            #expect(try scene.names(in: scene.outside) == ["a.bin"])
        }
    }

    @Test func `a link that was put in after the validation is refused`() async throws {
        try await Scene.make { scene in
            let connector = try scene.connector()
            #expect(try await scene.validate(connector)["writable"]?.status == .passed)
            try scene.remove(scene.directory)
            try scene.link(scene.directory, to: scene.outside)
            await #expect(throws: ConnectorError.self) { try await connector.export("x", to: "a.bin") }
            #expect(try scene.names(in: scene.outside).isEmpty)
        }
    }

    @Test func `a directory exchanged for a link while a file is written leads the write nowhere else`() async throws {
        try await Scene.make { scene in
            let moved = scene.root + "/moved"
            let connector = try scene.connector()
            try await connector.export("bytes", to: "nightly/a.bin") {
                guard !FileManager.default.fileExists(atPath: moved) else { return }
                try? FileManager.default.moveItem(atPath: scene.directory, toPath: moved)
                try? scene.link(scene.directory, to: scene.outside)
            }
            // The file went where the export had begun to write it, and nothing of it to where the link leads.
            #expect(scene.text(of: moved + "/nightly/a.bin") == "bytes")
            #expect(try scene.names(in: scene.outside).isEmpty)
            #expect(try scene.names(in: moved) == ["nightly", "nightly/a.bin"])
        }
    }
}
