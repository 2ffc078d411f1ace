import MooringService
import Projections

extension Endpoint {
    static let organizations = [
        Endpoint(
            .post, "/v1/organizations", "createOrganization", .organizations, "Creates an organization.",
            body: [.required("name", .name)], answers: .row(.organization, status: 201)
        ) { exchange in
            let recorded = try await exchange.registry.createOrganization(
                exchange.call, name: exchange.string("name") ?? "")
            return .row(try await exchange.registry.outcome(recorded, .organization), status: 201)
        },
        Endpoint(
            .get, "/v1/organizations", "listOrganizations", .organizations,
            "Lists the organizations that the caller may see.", query: QueryParameter.page + [.asOf],
            answers: .page(of: .organization)
        ) { exchange in
            let rows = try await exchange.registry.organizations(
                exchange.call, asOf: try await exchange.asOf(), page: exchange.page)
            return .page(rows, exchange)
        },
        Endpoint(
            .get, "/v1/organizations/{organization}", "showOrganization", .organizations, "Shows an organization.",
            query: [.asOf], answers: .row(.organization)
        ) { exchange in
            .row(
                try await exchange.registry.organization(
                    exchange.call, exchange["organization"], asOf: try await exchange.asOf()))
        },
    ]
}
