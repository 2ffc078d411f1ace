import MooringModel
import MooringService
import Projections

extension Endpoint {
    static let secrets = [
        Endpoint(
            .post, "/v1/projects/{project}/secrets", "storeSecret", .secrets,
            "Keeps a secret for a project's integrations. Nobody reads it back but a connector.",
            body: [
                .required("name", .name),
                .required("value", .string(1...16_384, secret: true)),
            ], answers: .row(.secret, status: 201)
        ) { exchange in
            let recorded = try await exchange.registry.storeSecret(
                exchange.call, project: exchange["project"], name: exchange.string("name") ?? "",
                value: Array((exchange.string("value") ?? "").utf8))
            return .row(try await exchange.registry.secretRow(recorded), status: 201)
        },
        Endpoint(
            .get, "/v1/projects/{project}/secrets", "listSecrets", .secrets,
            "Lists a project's secrets, never their values.", query: QueryParameter.page + [.asOf],
            answers: .page(of: .secret)
        ) { exchange in
            let rows = try await exchange.registry.secrets(
                exchange.call, project: exchange["project"], asOf: try await exchange.asOf(), page: exchange.page)
            return .page(rows, exchange)
        },
        Endpoint(
            .delete, "/v1/secrets/{secret}", "destroySecret", .secrets,
            "Destroys a secret that no integration is configured with.", answers: .row(.secret)
        ) { exchange in
            let recorded = try await exchange.registry.destroySecret(exchange.call, exchange["secret"])
            return .row(try await exchange.registry.outcome(recorded, .secret, key: exchange["secret"]))
        },
    ]
}
