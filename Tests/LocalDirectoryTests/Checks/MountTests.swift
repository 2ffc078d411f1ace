import ConnectorKit
import Glibc
import MooringModel
import Testing

/// File systems that refuse, mounted for the test: the only way to show it to a process that runs as root.
@Suite(.enabled(if: ProcessRights.mayMount, "mounting needs root")) struct MountTests {
    private func withMount(_ scene: Scene, _ options: String, _ body: () async throws -> Void) async throws {
        try #require(mount("tmpfs", scene.directory, "tmpfs", 0, options) == 0)
        do {
            try await body()
            umount2(scene.directory, CInt(MNT_DETACH))
        } catch {
            umount2(scene.directory, CInt(MNT_DETACH))
            throw error
        }
    }

    private func remount(_ scene: Scene, _ flags: Int) throws {
        try #require(mount("tmpfs", scene.directory, "tmpfs", UInt(flags | MS_REMOUNT), nil) == 0)
    }

    @Test func `a read-only file system fails the check as such, and refuses exports for good`() async throws {
        try await Scene.make { scene in
            try await withMount(scene, "size=1m") {
                try remount(scene, MS_RDONLY)
                let connector = try scene.connector()
                let checks = try await scene.validate(connector)
                #expect(checks["writable"]?.message == "read-only-file-system")
                #expect(checks["writable"]?.blame == .operator)
                let error = await #expect(throws: ConnectorError.self) { try await connector.export("x", to: "a") }
                #expect(error?.code == ConnectorError.accessDenied && error?.isRetryable == false)
            }
        }
    }

    @Test func `a full file system fails both checks and leaves no partial file`() async throws {
        try await Scene.make { scene in
            try await withMount(scene, "size=64k") {
                let connector = try scene.connector()
                let error = await #expect(throws: ConnectorError.self) {
                    try await connector.export(String(repeating: "x", count: 200_000), to: "large")
                }
                #expect(error?.code == ConnectorError.noSpace && error?.isRetryable == false)
                #expect(try scene.names(in: scene.directory).isEmpty)
                try await connector.export(String(repeating: "x", count: 65_536), to: "fits")
                let checks = try await scene.validate(connector)
                #expect(checks["writable"]?.message == "no-space")
                #expect(checks["free-space"]?.message == "none")
                #expect(checks["free-space"]?.status == .failed)
                #expect(try scene.names(in: scene.directory) == ["fits"])
            }
        }
    }

    @Test func `a file system that takes no more files fails though it has space`() async throws {
        try await Scene.make { scene in
            try await withMount(scene, "size=1m,nr_inodes=2") {
                try scene.write("x", to: scene.directory + "/last")
                let checks = try await scene.validate(scene.connector())
                #expect(checks["free-space"]?.message == "no-files")
                #expect(checks["writable"]?.message == "no-space")
            }
        }
    }
}
