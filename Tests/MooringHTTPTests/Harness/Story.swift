import MooringModel
import NIOHTTP1
import Testing

/// Acme's project Search: one cluster, one draft of an integration named "Nightly backups".
struct Story: Sendable {
    let server: RunningServer
    let organization: String
    let project: String
    let integration: String

    static func begun(on server: RunningServer) async throws -> Story {
        let organization = try await server.made("/v1/organizations", ["name": "Acme"]).string("id")
        let project = try await server.made(
            "/v1/projects", ["organization": .string(organization), "name": "Search"]
        ).string("id")
        _ = try await server.made(
            "/v1/projects/\(project)/clusters", ["id": "in01-demo", "region": "local", "plan": "dedicated"])
        let integration = try await server.made(
            "/v1/projects/\(project)/integrations",
            ["name": "Nightly backups", "connector": "local-directory", "region": "local"]
        ).string("id")
        return Story(server: server, organization: organization, project: project, integration: integration)
    }

    /// A service with one role in a scope, and a token for that scope.
    func token(as role: Role, in scope: String) async throws -> String {
        let principal = try await server.made(
            "/v1/principals", ["kind": "service", "home": .string(scope)]
        ).string("id")
        _ = try await server.made(
            "/v1/grants",
            ["principal": .string(principal), "role": .string(role.rawValue), "scope": .string(scope)])
        return try await server.made(
            "/v1/tokens", ["principal": .string(principal), "scope": .string(scope), "days": 1]
        ).string("token")
    }

    /// Another project of the same organization.
    func otherProject() async throws -> String {
        try await server.made("/v1/projects", ["organization": .string(organization), "name": "Ads"]).string("id")
    }
}

extension RunningServer {
    /// Makes something, which has to work.
    func made(_ path: String, _ body: JSONValue) async throws -> Answer {
        let answer = try await call(.POST, path, body)
        try #require(answer.status == 201, "\(path): \(answer.text)")
        return answer
    }
}

/// Runs `body` in the story on a server of its own.
func withStory<Result: Sendable>(_ body: (Story) async throws -> Result) async throws -> Result {
    try await withServer { server in try await body(try await Story.begun(on: server)) }
}
