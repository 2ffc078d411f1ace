import ConnectorKit
import MooringModel

/// All endpoints, with what is made of them once.
struct EndpointTable: Sendable {
    let endpoints: [Endpoint]
    /// The schemas that bodies are checked by, under the endpoint's name.
    private let schemas: [String: JSONSchema]
    /// /openapi.json.
    let document: JSONValue

    /// - Throws: ``SchemaError`` where the shape of a body is no schema that Mooring understands.
    init(_ endpoints: [Endpoint]) throws {
        self.endpoints = endpoints
        var schemas: [String: JSONSchema] = [:]
        for endpoint in endpoints {
            if let body = endpoint.body { schemas[endpoint.id] = try JSONSchema(.object(body.json)) }
        }
        self.schemas = schemas
        document = OpenAPIDocument(endpoints).json
    }

    static func complete() throws -> EndpointTable {
        try EndpointTable(
            Endpoint.organizations + Endpoint.projects + Endpoint.clusters + Endpoint.integrations
                + Endpoint.integrationChanges + Endpoint.backups + Endpoint.jobs + Endpoint.auditLog + Endpoint.events
                + Endpoint.principals + Endpoint.grants + Endpoint.tokens + Endpoint.secrets + Endpoint.connectors
                + Endpoint.operation + Endpoint.storageIntegrations + Endpoint.storageExports)
    }

    func schema(of endpoint: Endpoint) -> JSONSchema? { schemas[endpoint.id] }

    /// The methods that a path answers to, sorted; none where the path is unknown.
    func methods(at path: String) -> [String] {
        // As the router does it: a word that is written out goes before a parameter that would take it.
        let matching = endpoints.filter { $0.matches(path) }
        let fewest = matching.map(\.pathParameters.count).min()
        let methods = matching.filter { $0.pathParameters.count == fewest }.map(\.method.rawValue)
        return (methods + (methods.contains("GET") ? ["HEAD"] : [])).sorted()
    }
}
