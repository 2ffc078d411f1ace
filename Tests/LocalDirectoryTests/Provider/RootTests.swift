import ConnectorKit
import LocalDirectory
import MooringModel
import Testing

/// Which roots may be, and what becomes of one that may no longer.
@Suite struct RootTests {
    @Test(arguments: [
        [], ["exports"], ["/"], ["/a/../b"], ["/a/"], ["/a", "/a"], ["/a/b", "/a"], ["/a//b"], [""],
    ])
    func `roots that contradict themselves are refused`(_ roots: [String]) {
        let error = #expect(throws: CatalogError.self) { try LocalDirectoryProvider(roots: roots) }
        #expect(error?.kind == "local-directory")
    }

    @Test func `neighbours with a common beginning are two roots`() throws {
        #expect(throws: Never.self) { try LocalDirectoryProvider(roots: ["/a", "/a-b", "/ab"]) }
    }

    @Test func `one root is the default, and of several none is`() throws {
        let one = try LocalDirectoryProvider(roots: ["/a"]).descriptor.configurationSchema
        #expect(one.withDefaults(["path": "x"])["root"] == "/a")
        let two = try LocalDirectoryProvider(roots: ["/a", "/b"]).descriptor.configurationSchema
        #expect(two.violations(in: two.withDefaults(["path": "x"])).map(\.pointer) == ["/root"])
    }

    @Test func `a root that is not allowed has no location`() async throws {
        try await Scene.make { scene in
            let provider = try LocalDirectoryProvider(roots: [scene.root])
            let error = #expect(throws: ConfigurationError.self) {
                try provider.location(
                    of: ["root": .string(scene.outside), "path": "x"], region: scene.region)
            }
            #expect(error?.violations.map(\.pointer) == ["/root"])
            #expect(error?.violations.first?.remedy.english.contains(scene.root) == true)
        }
    }

    @Test func `a root that is no longer allowed fails the validation and stops exports`() async throws {
        try await Scene.make { scene in
            let connector = try scene.connector(path: "backups", root: scene.outside)
            try scene.makeDirectory(scene.outside + "/backups")
            let checks = try await scene.validate(connector)
            #expect(checks["allowed-root"]?.message == "not-allowed")
            #expect(checks["allowed-root"]?.blame == .operator)
            let error = await #expect(throws: ConnectorError.self) { try await connector.export("x", to: "a.bin") }
            #expect(error?.code == ConnectorError.accessDenied)
            #expect(try scene.names(in: scene.outside) == ["backups"])
        }
    }

    @Test func `one place has one location, whichever root is the allowed one`() throws {
        guard let region = Region("local") else { return }
        let outer = try LocalDirectoryProvider(roots: ["/srv"]).location(
            of: ["root": "/srv", "path": "exports/team-a"], region: region)
        let inner = try LocalDirectoryProvider(roots: ["/srv/exports"]).location(
            of: ["root": "/srv/exports", "path": "team-a"], region: region)
        #expect(outer == inner)
    }

    @Test func `the command to paste quotes the path for a shell`() async throws {
        try await Scene.make { scene in
            let text = try scene.connector(path: "it's $HOME; rm -rf").authorization().documents.first?.text
            #expect(text?.hasSuffix(" '\(scene.root)/it'\\''s $HOME; rm -rf'\n") == true)
        }
    }
}
