import ConnectorKit
import MooringModel
import MooringService

extension Endpoint {
    static let connectors = [
        Endpoint(
            .get, "/v1/connectors", "listConnectors", .connectors,
            "Lists the kinds of storage, with the schema of their configuration and their checks.",
            answers: .json(.object([.required("items", .array(of: .named(.connector)))]))
        ) { exchange in
            let items = exchange.registry.catalog.descriptors.map { $0.json(in: exchange.language) }
            return .json(["items": .array(items)])
        }
    ]
}

extension ConnectorDescriptor {
    fileprivate func json(in language: Language) -> JSONValue {
        [
            "checks": .array(
                checks.map { check in
                    [
                        "id": .string(check.id), "required": .bool(check.isRequired),
                        "title": .string(check.title.rendered(in: language)),
                    ]
                }),
            "clouds": .array(clouds.map(\.rawValue).sorted().map(JSONValue.string)),
            "configurationSchema": configurationSchema.json, "kind": .string(kind),
            "summary": .string(summary.rendered(in: language)), "title": .string(title.rendered(in: language)),
            "usesExternalId": .bool(usesExternalID),
        ]
    }
}
