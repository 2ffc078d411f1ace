import MooringModel
import MooringService
import Projections

extension Endpoint {
    static let projects = [
        Endpoint(
            .post, "/v1/projects", "createProject", .projects, "Creates a project in an organization.",
            body: [
                .required(
                    "organization", .identifier(OrganizationID.self),
                    LocalizedText(en: "The organization that the project belongs to.", zhHans: "项目所属的组织。")),
                .required("name", .name),
            ], answers: .row(.project, status: 201)
        ) { exchange in
            let recorded = try await exchange.registry.createProject(
                exchange.call, organization: exchange.string("organization") ?? "",
                name: exchange.string("name") ?? "")
            return .row(try await exchange.registry.outcome(recorded, .project), status: 201)
        },
        Endpoint(
            .get, "/v1/projects", "listProjects", .projects, "Lists the projects that the caller may see.",
            query: [
                QueryParameter(
                    "organization", .text, LocalizedText(en: "Of this organization only.", zhHans: "仅此组织。"))
            ] + QueryParameter.page + [.asOf], answers: .page(of: .project)
        ) { exchange in
            let rows = try await exchange.registry.projects(
                exchange.call, organization: exchange.query["organization"], asOf: try await exchange.asOf(),
                page: exchange.page)
            return .page(rows, exchange)
        },
        Endpoint(
            .get, "/v1/projects/{project}", "showProject", .projects, "Shows a project.", query: [.asOf],
            answers: .row(.project)
        ) { exchange in
            .row(
                try await exchange.registry.show(
                    exchange.call, .project, exchange["project"], asOf: try await exchange.asOf()))
        },
        Endpoint(
            .patch, "/v1/projects/{project}", "renameProject", .projects, "Gives a project another name.",
            body: [.required("name", .name)], conditional: true, answers: .row(.project)
        ) { exchange in
            let recorded = try await exchange.registry.renameProject(
                exchange.call, exchange["project"], name: exchange.string("name") ?? "")
            return .row(try await exchange.registry.outcome(recorded, .project))
        },
        Endpoint(
            .delete, "/v1/projects/{project}", "removeProject", .projects,
            "Removes a project that has neither clusters nor integrations.", conditional: true,
            answers: .row(.project)
        ) { exchange in
            let recorded = try await exchange.registry.removeProject(exchange.call, exchange["project"])
            return .row(try await exchange.registry.outcome(recorded, .project))
        },
        Endpoint(
            .get, "/v1/projects/{project}/regions", "listRegions", .projects,
            "Per region: the project's clusters and integrations, and whether an integration is missing.",
            query: [.asOf], answers: .json(.object([.required("items", .array(of: .named(.region)))]))
        ) { exchange in
            let regions = try await exchange.registry.regions(
                exchange.call, project: exchange["project"], asOf: try await exchange.asOf())
            return .json(["items": .array(regions.map(\.json))])
        },
        Endpoint(
            .post, "/v1/projects/{project}/backup-roots", "bindBackupRoot", .projects,
            "Lets backups of a project, or of one of its clusters, lie under a directory of the server or in a bucket.",
            body: backupRoot + [bucket], answers: .row(.project)
        ) { exchange in
            let recorded = try await exchange.registry.bindBackupRoot(
                exchange.call, exchange["project"], path: exchange.string("path") ?? "",
                bucket: exchange.body["bucket"], cluster: try exchange.parsed("cluster"))
            return .row(try await exchange.registry.outcome(recorded, .project))
        },
        Endpoint(
            .post, "/v1/projects/{project}/backup-roots/removal", "unbindBackupRoot", .projects,
            "No longer lets backups lie in a place.", body: backupRoot, answers: .row(.project)
        ) { exchange in
            let recorded = try await exchange.registry.unbindBackupRoot(
                exchange.call, exchange["project"], path: exchange.string("path") ?? "",
                cluster: try exchange.parsed("cluster"))
            return .row(try await exchange.registry.outcome(recorded, .project))
        },
    ]

    private static let backupRoot: [Shape.Field] = [
        .required(
            "path", .backupPlace,
            LocalizedText(
                en: "An absolute path on the server, or s3://BUCKET and perhaps a prefix.",
                zhHans: "服务器上的绝对路径，或 s3://存储桶 及可选的前缀。")),
        .optional(
            "cluster", .givenIdentifier,
            LocalizedText(en: "For this cluster only; else for all of the project.", zhHans: "仅用于此集群；否则用于整个项目。")),
    ]

    private static let bucket = Shape.Field.optional(
        "bucket", .openObject,
        LocalizedText(
            en:
                "How the bucket is reached: endpoint, accessKeyId, secretAccessKey (the identifier of a stored secret), "
                + "perhaps region and addressing, as in the configuration of s3-compatible.",
            zhHans: "如何访问存储桶：endpoint、accessKeyId、secretAccessKey（已存储机密的标识符），以及可选的 region 和 addressing，"
                + "与 s3-compatible 的配置相同。"))
}
