import ConnectorKit
import EventLog
import MooringModel
import MooringService
import Projections

// Integrations: drafting, looking at them, their materials, their checks, their history.

extension Endpoint {
    static let integrations = [
        Endpoint(
            .post, "/v1/projects/{project}/integrations", "draftIntegration", .integrations,
            "Begins an integration and mints its external ID.",
            body: [
                .optional(
                    "name", .name,
                    LocalizedText(
                        en: "Unique among the project's integrations, whatever its case.",
                        zhHans: "在项目的集成中唯一，不区分大小写。")),
                .optional("description", .description),
                .required("connector", .string(1...64, example: "local-directory")),
                .required(
                    "region", .region,
                    LocalizedText(
                        en: "The region of the bucket, and of the clusters that export through it.",
                        zhHans: "存储桶及通过它导出的集群所在的区域。")),
                .optional("access", .access, LocalizedText(en: "readwrite if missing.", zhHans: "缺省为 readwrite。")),
                .optional(
                    "configuration", .openObject,
                    LocalizedText(en: "As the connector's schema describes it.", zhHans: "按连接器的模式填写。")),
            ], answers: .row(.integration, status: 201)
        ) { exchange in
            let recorded = try await exchange.registry.draftIntegration(
                exchange.call, project: exchange["project"],
                Registry.NewIntegration(
                    name: exchange.string("name"), description: exchange.string("description") ?? "",
                    connector: exchange.string("connector") ?? "", region: try exchange.required("region"),
                    access: exchange.word("access") ?? .readwrite, configuration: exchange.body["configuration"]))
            return .row(try await exchange.registry.outcome(recorded, .integration), status: 201)
        },
        Endpoint(
            .get, "/v1/projects/{project}/integrations", "listIntegrations", .integrations,
            "Lists a project's integrations; deleted ones only if asked for by their status.",
            query: [
                QueryParameter("region", .region, LocalizedText(en: "In this region only.", zhHans: "仅此区域。")),
                QueryParameter(
                    "status", .word(IntegrationStatus.allCases.map(\.rawValue)),
                    LocalizedText(en: "Those that stand so only.", zhHans: "仅此状态。")),
                QueryParameter("connector", .text, LocalizedText(en: "Of this kind only.", zhHans: "仅此连接器。")),
            ] + QueryParameter.page + [.asOf], answers: .page(of: .integration)
        ) { exchange in
            let rows = try await exchange.registry.integrations(
                exchange.call, project: exchange["project"], region: exchange.query["region"],
                status: exchange.query["status"], connector: exchange.query["connector"],
                asOf: try await exchange.asOf(), page: exchange.page)
            return .page(rows, exchange)
        },
        Endpoint(
            .get, "/v1/integrations/{integration}", "showIntegration", .integrations, "Shows an integration.",
            query: [.asOf], answers: .row(.integration)
        ) { exchange in
            .row(
                try await exchange.registry.show(
                    exchange.call, .integration, exchange["integration"], asOf: try await exchange.asOf()))
        },
        Endpoint(
            .get, "/v1/integrations/{integration}/authorization", "showAuthorization", .integrations,
            "What the project's administrator sets up at the provider.", query: [.asOf],
            answers: .json(.named(.authorization))
        ) { exchange in
            .json(try await exchange.authorization().json(in: exchange.language))
        },
        Endpoint(
            .get, "/v1/integrations/{integration}/authorization/{document}", "showAuthorizationDocument",
            .integrations, "One of those documents alone, exactly as it is to be pasted.", query: [.asOf],
            answers: .text("application/json", "text/plain", "text/x-shellscript", "text/yaml")
        ) { exchange in
            let documents = try await exchange.authorization().documents
            guard let document = documents.first(where: { $0.name == exchange["document"] }) else {
                throw Refusal.documentUnknown(exchange["document"], known: documents.map(\.name))
            }
            return .text(document.text, mediaType: document.mediaType)
        },
        Endpoint(
            .post, "/v1/integrations/{integration}/validation", "validateIntegration", .integrations,
            "Runs the connector's checks with real calls; 200 with the report, whatever the verdict.",
            conditional: true, answers: .json(.named(.report))
        ) { exchange in
            let recorded = try await exchange.registry.validateIntegration(exchange.call, exchange["integration"])
            return try await exchange.report(asOf: recorded.position)
        },
        Endpoint(
            .get, "/v1/integrations/{integration}/validation", "showValidation", .integrations,
            "The report of the latest recorded validation.", query: [.asOf], answers: .json(.named(.report))
        ) { exchange in
            try await exchange.report(asOf: try await exchange.asOf())
        },
        Endpoint(
            .get, "/v1/integrations/{integration}/history", "showHistory", .integrations,
            "What was recorded about an integration, oldest first: who changed what, when and why.",
            query: QueryParameter.page, answers: .page(of: .event)
        ) { exchange in
            let after = try exchange.position("after") ?? .start
            let events = try await exchange.registry.history(
                exchange.call, of: exchange["integration"], after: after, limit: exchange.page.limit)
            let next = events.count == exchange.page.limit ? events.last?.position.description : nil
            return .page(events.map(\.json), next: next, exchange)
        },
    ]
}
