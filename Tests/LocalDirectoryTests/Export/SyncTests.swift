import ConnectorKit
import Testing

/// In which order an export becomes durable.
@Suite struct SyncTests {
    /// The calls, with the random name of the partial file written as `PART`.
    private func calls(_ scene: Scene, _ body: () async throws -> Void) async throws -> [String] {
        try await SystemCalls.noted(below: scene.directory, body).map {
            $0.replacing(/\.mooring-[0-9a-f]{32}\.part/, with: "PART")
        }
    }

    @Test func `the bytes are synced before the file has its name, and the name before the export ends`() async throws {
        try await Scene.make { scene in
            let connector = try scene.connector()
            let calls = try await calls(scene) { try await connector.export("bytes", to: "a.bin") }
            #expect(calls == ["fsync PART", "linkat a.bin", "unlinkat PART", "fsync ."])
        }
    }

    @Test func `a directory that is made on the way is synced into the one above before anything is in it`()
        async throws
    {
        try await Scene.make { scene in
            let connector = try scene.connector()
            let calls = try await calls(scene) { try await connector.export("bytes", to: "nightly/binlogs/a.bin") }
            #expect(
                calls == [
                    "fsync .", "fsync nightly", "fsync nightly/binlogs/PART", "linkat nightly/binlogs/a.bin",
                    "unlinkat nightly/binlogs/PART", "fsync nightly/binlogs",
                ])
        }
    }

    @Test func `an object that is there already is synced before it counts as sent`() async throws {
        try await Scene.make { scene in
            try scene.write("bytes", to: scene.directory + "/a.bin")
            let connector = try scene.connector()
            let calls = try await calls(scene) { try await connector.export("bytes", to: "a.bin") }
            #expect(calls == ["fsync a.bin", "fsync ."])
        }
    }
}
