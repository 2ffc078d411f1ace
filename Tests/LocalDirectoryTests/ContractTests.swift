import ConnectorTesting
import LocalDirectory
import MooringModel
import Testing

@Suite struct ContractTests {
    @Test(.timeLimit(.minutes(2)), arguments: Guarantee.all)
    func `a local directory keeps`(_ guarantee: Guarantee) async throws {
        try await guarantee.check { body in
            try await Scene.make { scene in
                try await body(
                    Destination(
                        provider: try LocalDirectoryProvider(roots: [scene.root], lowSpace: 0),
                        configuration: ["path": "team-a/backups"], missing: ["path": "team-a/nowhere"],
                        region: scene.region, inspector: DirectoryInspector(directory: scene.directory),
                        spellings: [["root": .string(scene.root), "path": "team-a/backups"]],
                        refused: ["../etc", "/etc", "a//b", "a/", "a/./b", "a/\u{0}b", ".mooring-x"].map { path in
                            ["path": .string(path)]
                        }))
            }
        }
    }
}
