import EventLog
import MooringModel
import MooringService
import Projections

extension Harbor {
    func configuration(_ path: String, secret: String? = nil, note: String? = nil) -> JSONValue {
        .object([
            "root": .string(ground.path("exports")), "path": .string(path), "secret": secret.map(JSONValue.string),
            "note": note.map(JSONValue.string),
        ])
    }

    func new(
        _ name: String?, path: String? = nil, connector: String = WatchedDirectory.kind, region: String = "local",
        access: IntegrationAccess = .readwrite
    ) throws -> Registry.NewIntegration {
        Registry.NewIntegration(
            name: name, description: "", connector: connector, region: try Region(region).orThrow(), access: access,
            configuration: path.map { configuration($0) })
    }

    /// A draft; with a path it is configured too.
    func draft(
        _ name: String? = "backups", in project: String? = nil, path: String? = nil,
        connector: String = WatchedDirectory.kind, region: String = "local", access: IntegrationAccess = .readwrite
    ) async throws -> String {
        try await registry.draftIntegration(
            try await operatorCall, project: project ?? search,
            try new(name, path: path, connector: connector, region: region, access: access)
        ).subject.identifier
    }

    /// A draft on a directory that is there, with a validation that has passed.
    func validated(
        _ name: String? = "backups", in project: String? = nil, path: String = "search", region: String = "local",
        access: IntegrationAccess = .readwrite
    ) async throws -> String {
        try ground.makeDirectory("exports/\(path)")
        let id = try await draft(name, in: project, path: path, region: region, access: access)
        _ = try await registry.validateIntegration(try await operatorCall, id)
        return id
    }

    /// An integration that exports can go through.
    func active(
        _ name: String = "backups", in project: String? = nil, path: String = "search", region: String = "local",
        access: IntegrationAccess = .readwrite
    ) async throws -> String {
        let id = try await validated(name, in: project, path: path, region: region, access: access)
        _ = try await registry.addIntegration(try await operatorCall, id)
        return id
    }

    func integration(_ id: String, asOf: Position? = nil) async throws -> ViewRow {
        try await registry.show(try await operatorCall, .integration, id, asOf: asOf)
    }

    func status(_ id: String) async throws -> String { try await integration(id).status }

    func verdict(_ id: String) async throws -> String? {
        try await integration(id).body["validation"]?["verdict"]?.stringValue
    }

    /// The types of all events of an integration, oldest first.
    func story(of integration: String) async throws -> [String] {
        try await registry.history(try await operatorCall, of: integration, limit: 1_000).map(\.event.event.type)
    }
}
