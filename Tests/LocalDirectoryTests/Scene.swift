import ConnectorKit
import ConnectorTesting
import Foundation
import LocalDirectory
import MooringModel

/// A root that the operator allows, with the directory `team-a/backups` in it, and a neighbour that it does not.
struct Scene {
    let root: String
    let outside: String
    let region: Region

    var directory: String { root + "/team-a/backups" }

    static func make(_ body: (Scene) async throws -> Void) async throws {
        let files = FileManager.default
        // The real path: the temporary directory of some systems is a link.
        let base = files.temporaryDirectory.resolvingSymlinksInPath().appending(path: "mooring-\(UUID())").path()
        guard let region = Region("local") else { throw CocoaError(.coderInvalidValue) }
        let scene = Scene(root: base + "/exports", outside: base + "/private", region: region)
        for path in [scene.directory, scene.outside] {
            try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        defer { try? files.removeItem(atPath: base) }
        try await body(scene)
    }

    func connector(
        path: String = "team-a/backups", root: String? = nil, access: IntegrationAccess = .readwrite,
        lowSpace: Int64 = 0
    ) throws -> any Connector {
        let provider = try LocalDirectoryProvider(roots: [self.root], lowSpace: lowSpace)
        let identity = IntegrationIdentity(
            id: IntegrationID(bits: 7), project: ProjectID(bits: 5), region: region, access: access,
            externalID: "unused")
        return try provider.connector(
            for: ["root": .string(root ?? self.root), "path": .string(path)],
            context: ConnectorContext(integration: identity, secrets: NoSecrets()))
    }

    /// Validates, and gives the results by the names of their checks.
    func validate(_ connector: any Connector) async throws -> [String: CheckResult] {
        let provider = try LocalDirectoryProvider(roots: [root], lowSpace: 0)
        let outcome = await connector.validation(provider.descriptor.checks)
        return Dictionary(uniqueKeysWithValues: outcome.results.map { ($0.id, $0) })
    }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }

    func makeDirectory(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }

    func text(of path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

    func names(in path: String) throws -> Set<String> {
        Set(try FileManager.default.subpathsOfDirectory(atPath: path))
    }
}
