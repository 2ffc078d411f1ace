internal import ArgumentParser
internal import MooringModel

/// `mooring project`.
struct ProjectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project", abstract: "Projects: who integrations, clusters and exports belong to.",
        subcommands: [
            Create.self, List.self, Show.self, Rename.self, Remove.self, Regions.self, BindRoot.self, UnbindRoot.self,
        ])
}

extension ProjectCommand {
    struct Create: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Create a project in an organization.",
            discussion: """
                Example: mooring project create Search --organization org-…
                """)
        @Argument(help: "The name.") var name: String
        @Option(help: ArgumentHelp("The organization.", valueName: "organization"), transform: OrganizationID.argument)
        var organization: OrganizationID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            let body: JSONValue = ["organization": .string(organization.description), "name": .string(name)]
            try await session.change(Request(.post, "projects", body: body), changing)
        }
    }
}

extension ProjectCommand {
    struct List: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "List the projects that you may see.")
        @Option(
            help: ArgumentHelp("Of this organization only.", valueName: "organization"),
            transform: OrganizationID.argument) var organization: OrganizationID?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.list(
                Request(.get, "projects").query("organization", organization), listing, reading,
                columns: [Column("id"), Column("name"), Column("status"), Column("organization")])
        }
    }
}

extension ProjectCommand {
    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Show one project.")
        @Argument(help: "The project.", transform: ProjectID.argument) var project: ProjectID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.show(Request(.get, "projects", project), reading)
        }
    }
}

extension ProjectCommand {
    struct Rename: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Give a project another name.")
        @Argument(help: "The project.", transform: ProjectID.argument) var project: ProjectID
        @Argument(help: "The name.") var name: String
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions

        func run(in session: Session) async throws {
            let request = Request(.patch, "projects", project, body: ["name": .string(name)])
            try await session.change(version.applied(to: request), changing)
        }
    }
}

extension ProjectCommand {
    struct Remove: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Remove a project that nothing is left in.")
        @Argument(help: "The project.", transform: ProjectID.argument) var project: ProjectID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions
        @OptionGroup var confirming: ConfirmingOptions

        func run(in session: Session) async throws {
            try confirming.confirm("Remove the project \(project)?", in: session)
            try await session.change(version.applied(to: Request(.delete, "projects", project)), changing)
        }
    }
}

extension ProjectCommand {
    struct Regions: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show which regions have clusters, and where an integration is missing.")
        @Argument(help: "The project.", transform: ProjectID.argument) var project: ProjectID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            let answer = try await session.client.json(
                Request(.get, "projects", project, "regions").query("asOf", reading.asOf))
            guard !session.isJSON else { return session.show(answer) }
            let rows = (answer["items"]?.arrayValue ?? []).map { item in
                [
                    item["region"]?.shortText ?? "", item["clusters"]?.shortText ?? "",
                    item["missing"]?.boolValue == true
                        ? session.style.text("missing", .yellow) : integrations(in: item),
                ]
            }
            session.show(Table(titles: ["region", "clusters", "integrations"], rows: rows).lines)
        }

        private func integrations(in region: JSONValue) -> String {
            (region["integrations"]?.arrayValue ?? []).map { integration in
                let name = (integration["name"] ?? integration["id"])?.shortText ?? ""
                return "\(name) (\(integration["status"]?.shortText ?? ""))"
            }.joined(separator: ", ")
        }
    }
}

extension ProjectCommand {
    struct BindRoot: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "bind-root", abstract: "Allow backups to lie under a directory of the server, or in a bucket.",
            discussion: """
                Example: mooring project bind-root proj-… /srv/backups --cluster in01-…

                A bucket that the backup tool writes to is given by the settings of an s3-compatible integration, the \
                secret key as the identifier that mooring secret put printed:
                mooring project bind-root proj-… s3://milvus/backup endpoint=http://minio:9000 \
                accessKeyId=… secretAccessKey=secret-…
                """)
        @Argument(help: "The project.", transform: ProjectID.argument) var project: ProjectID
        @Argument(help: "An absolute path on the server, or s3://BUCKET and perhaps a prefix.") var path: String
        @Argument(
            help: "For a bucket: endpoint, accessKeyId, secretAccessKey, perhaps region and addressing.",
            transform: Assignment.argument) var assignments: [Assignment] = []
        @Option(
            help: ArgumentHelp("For this cluster only; by default for all of the project.", valueName: "cluster"),
            transform: ClusterID.argument) var cluster: ClusterID?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            try await session.change(
                Request(
                    .post, "projects", project, "backup-roots", body: BackupRootBody.json(path, cluster, assignments)),
                changing)
        }
    }
}

extension ProjectCommand {
    struct UnbindRoot: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "unbind-root", abstract: "No longer allow backups to lie under a directory.")
        @Argument(help: "The project.", transform: ProjectID.argument) var project: ProjectID
        @Argument(help: "The path as it was bound.") var path: String
        @Option(
            help: ArgumentHelp("For this cluster only; by default for all of the project.", valueName: "cluster"),
            transform: ClusterID.argument) var cluster: ClusterID?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            try await session.change(
                Request(
                    .post, "projects", project, "backup-roots", "removal", body: BackupRootBody.json(path, cluster)),
                changing)
        }
    }
}

/// What binding and unbinding send.
private enum BackupRootBody {
    /// - Parameter bucket: how a bucket is reached; none for a directory.
    static func json(_ path: String, _ cluster: ClusterID?, _ bucket: [Assignment] = []) -> JSONValue {
        var members = JSONObject()
        for assignment in bucket { members[assignment.name] = .string(assignment.text) }
        return .object([
            "path": .string(path), "cluster": cluster.map { .string($0.description) },
            "bucket": bucket.isEmpty ? nil : .object(members),
        ])
    }
}
