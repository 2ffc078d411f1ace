import ConnectorKit
import Foundation
import LocalDirectory
import MooringModel
import Testing

/// Which names lead where.
@Suite struct PathTests {
    @Test(
        arguments: [
            "..", "../x", "a/../../x", "a/..", ".", "./a", "a/./b", "", "/", "/etc/passwd", "a//b", "a/", "a\u{0}b",
            "a\nb",
        ]
    )
    func `a key that leads out, or nowhere, is refused`(_ key: String) async throws {
        try await Scene.make { scene in
            let connector = try scene.connector()
            let error = await #expect(throws: ConnectorError.self) { try await connector.export("x", to: key) }
            #expect(error?.code == ConnectorError.invalidKey)
            await #expect(throws: ConnectorError.self) { try await connector.find(key) }
            await #expect(throws: ConnectorError.self) { try await connector.abandon(key, resume: [:]) }
            #expect(try scene.names(in: scene.root) == ["team-a", "team-a/backups"])
            #expect(try scene.names(in: scene.outside).isEmpty)
        }
    }

    @Test func `a slash with an accent upon it separates names too`() async throws {
        try await Scene.make { scene in
            let connector = try scene.connector()
            let error = await #expect(throws: ConnectorError.self) {
                try await connector.export("x", to: "a/../..\u{2F}\u{301}b")
            }
            #expect(error?.code == ConnectorError.invalidKey)
            #expect(try scene.names(in: scene.outside).isEmpty)
        }
    }

    @Test func `names that are Mooring's own are refused as keys`() async throws {
        try await Scene.make { scene in
            let connector = try scene.connector()
            let error = await #expect(throws: ConnectorError.self) {
                try await connector.export("x", to: "nightly/.mooring-x.part")
            }
            #expect(error?.code == ConnectorError.invalidKey)
        }
    }

    @Test func `the longest name is kept, and one byte more is refused`() async throws {
        try await Scene.make { scene in
            let connector = try scene.connector()
            for longest in [String(repeating: "n", count: 255), String(repeating: "长", count: 85)] {
                try await connector.export("x", to: longest)
                #expect(scene.text(of: scene.directory + "/" + longest) == "x")
                let error = await #expect(throws: ConnectorError.self) {
                    try await connector.export("x", to: longest + "n")
                }
                #expect(error?.code == ConnectorError.invalidKey)
            }
        }
    }

    @Test func `an abandoned value removes only files that are Mooring's own`() async throws {
        try await Scene.make { scene in
            try scene.write("keep", to: scene.directory + "/keep.bin")
            try scene.write("keep", to: scene.outside + "/keep.bin")
            let connector = try scene.connector()
            let forged = ["keep.bin", "../keep.bin", "../../../private/keep.bin", ".mooring-x.part"]
            for name in forged {
                try await connector.abandon("a.bin", resume: ["partial": .string(name)])
            }
            for value: JSONValue in [nil, 7, "keep.bin", [:], ["partial": 7]] {
                try await connector.abandon("a.bin", resume: value)
            }
            #expect(scene.text(of: scene.directory + "/keep.bin") == "keep")
            #expect(scene.text(of: scene.outside + "/keep.bin") == "keep")
        }
    }
}
