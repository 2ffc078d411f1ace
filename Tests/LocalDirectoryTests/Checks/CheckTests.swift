import ConnectorKit
import Foundation
import Glibc
import MooringModel
import Testing

/// What each check finds.
@Suite struct CheckTests {
    @Test func `a directory that is there passes every check`() async throws {
        try await Scene.make { scene in
            let checks = try await scene.validate(scene.connector())
            #expect(checks.values.allSatisfy { $0.status == .passed })
            #expect(try scene.names(in: scene.directory).isEmpty)
        }
    }

    @Test func `a root that is missing is the operator's to mend`() async throws {
        try await Scene.make { scene in
            try scene.remove(scene.root)
            let check = try await scene.validate(scene.connector())["allowed-root"]
            #expect(check?.message == "missing" && check?.blame == .operator)
            #expect(check?.arguments["command"]?.hasPrefix("install -d") == true)
        }
    }

    @Test func `a directory that is missing is named with the command that makes it`() async throws {
        try await Scene.make { scene in
            let check = try await scene.validate(scene.connector(path: "team-b/backups"))["exists"]
            #expect(check?.message == "missing" && check?.blame == .project)
            #expect(check?.arguments["command"]?.hasSuffix("\(scene.root)/team-b/backups") == true)
        }
    }

    @Test func `a file where a directory should be is told from a missing one`() async throws {
        try await Scene.make { scene in
            try scene.write("x", to: scene.root + "/file")
            #expect(try await scene.validate(scene.connector(path: "file"))["is-directory"]?.message == "file")
            let below = try await scene.validate(scene.connector(path: "file/backups"))["exists"]
            #expect(below?.message == "blocked")
            #expect(below?.arguments["component"] == scene.root + "/file")
        }
    }

    @Test func `a pipe where a directory should be is told, and not waited for`() async throws {
        try await Scene.make { scene in
            #expect(mkfifo(scene.root + "/pipe", 0o600) == 0)
            let check = try await scene.validate(scene.connector(path: "pipe"))["is-directory"]
            #expect(check?.message == "special-file")
        }
    }

    @Test func `leftovers of an interrupted probe are in nobody's way`() async throws {
        try await Scene.make { scene in
            let probe = "\(scene.directory)/.mooring-probe-\(IntegrationID(bits: 7))"
            for path in [probe, probe + ".link"] { try scene.write("old", to: path) }
            #expect(try await scene.validate(scene.connector())["writable"]?.status == .passed)
            #expect(try scene.names(in: scene.directory).isEmpty)
        }
    }

    @Test func `little free space is a warning that says how little`() async throws {
        try await Scene.make { scene in
            let check = try await scene.validate(scene.connector(lowSpace: .max))["free-space"]
            #expect(check?.status == .warning && check?.message == "low" && check?.blame == .operator)
            #expect(check?.arguments["threshold"] == "7.9 EiB")
            #expect(check?.arguments["bytes"].flatMap { Int64($0) }.map { $0 > 0 } == true)
        }
    }

    @Test(.enabled(if: ProcessRights.bindToPermissions, "permissions do not bind root"))
    func `a directory without the right to write is told with the command that gives it`() async throws {
        try await Scene.make { scene in
            #expect(chmod(scene.directory, 0o500) == 0)
            defer { _ = chmod(scene.directory, 0o700) }
            let check = try await scene.validate(scene.connector())["writable"]
            #expect(check?.message == "denied" && check?.blame == .project)
        }
    }
}
