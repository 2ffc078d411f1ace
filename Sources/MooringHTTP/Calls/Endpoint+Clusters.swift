import MooringModel
import MooringService
import Projections

extension Endpoint {
    static let clusters = [
        Endpoint(
            .post, "/v1/projects/{project}/clusters", "registerCluster", .clusters, "Registers a cluster of a project.",
            body: [
                .optional(
                    "id", .givenIdentifier,
                    LocalizedText(
                        en: "The cluster's own identifier in the data platform; made if missing.",
                        zhHans: "集群在数据平台中的标识符；缺省时自动生成。")),
                .required("region", .region, LocalizedText(en: "Where it runs.", zhHans: "集群所在区域。")),
                .required("plan", .plan),
            ], answers: .row(.cluster, status: 201)
        ) { exchange in
            let recorded = try await exchange.registry.registerCluster(
                exchange.call, project: exchange["project"], id: try exchange.parsed("id"),
                region: try exchange.required("region"), plan: exchange.word("plan") ?? .free)
            return .row(try await exchange.registry.outcome(recorded, .cluster), status: 201)
        },
        Endpoint(
            .get, "/v1/projects/{project}/clusters", "listClusters", .clusters, "Lists a project's clusters.",
            query: QueryParameter.page + [.asOf], answers: .page(of: .cluster)
        ) { exchange in
            let rows = try await exchange.registry.clusters(
                exchange.call, project: exchange["project"], asOf: try await exchange.asOf(), page: exchange.page)
            return .page(rows, exchange)
        },
        Endpoint(
            .get, "/v1/clusters/{cluster}", "showCluster", .clusters, "Shows a cluster.", query: [.asOf],
            answers: .row(.cluster)
        ) { exchange in
            .row(
                try await exchange.registry.show(
                    exchange.call, .cluster, exchange["cluster"], asOf: try await exchange.asOf()))
        },
        Endpoint(
            .patch, "/v1/clusters/{cluster}", "changePlan", .clusters, "Changes what a cluster is sold as.",
            body: [.required("plan", .plan)], conditional: true, answers: .row(.cluster)
        ) { exchange in
            let recorded = try await exchange.registry.changePlan(
                exchange.call, cluster: exchange["cluster"], to: exchange.word("plan") ?? .free)
            return .row(try await exchange.registry.outcome(recorded, .cluster))
        },
        Endpoint(
            .delete, "/v1/clusters/{cluster}", "removeCluster", .clusters,
            "Removes a cluster that no open job exports from.", conditional: true, answers: .row(.cluster)
        ) { exchange in
            let recorded = try await exchange.registry.removeCluster(exchange.call, exchange["cluster"])
            return .row(try await exchange.registry.outcome(recorded, .cluster))
        },
    ]
}
