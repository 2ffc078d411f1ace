internal import ArgumentParser
internal import MooringModel

/// `mooring cluster`.
struct ClusterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster", abstract: "Clusters: where backups come from.",
        subcommands: [Register.self, List.self, Show.self, Plan.self, Remove.self])
}

extension ClusterCommand {
    struct Register: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register a cluster of a project.",
            discussion: """
                Example: mooring cluster register --project proj-… --region local --plan dedicated --id in01-demo
                """)
        @Option(help: ArgumentHelp("The project.", valueName: "project"), transform: ProjectID.argument) var project:
            ProjectID
        @Option(
            help: ArgumentHelp("Where it runs, such as aws-us-west-2 or local.", valueName: "region"),
            transform: Region.argument) var region: Region
        @Option(help: "What it is sold as; exporting needs dedicated, enterprise or byoc.") var plan: MooringModel.Plan
        @Option(
            help: ArgumentHelp("The cluster's own identifier; by default the server makes one.", valueName: "id"),
            transform: ClusterID.argument) var id: ClusterID?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            let body: JSONValue = .object([
                "id": id.map { .string($0.description) }, "region": .string(region.description),
                "plan": .string(plan.rawValue),
            ])
            try await session.change(Request(.post, "projects", project, "clusters", body: body), changing)
        }
    }
}

extension ClusterCommand {
    struct List: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "List a project's clusters.")
        @Option(help: ArgumentHelp("The project.", valueName: "project"), transform: ProjectID.argument) var project:
            ProjectID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.list(
                Request(.get, "projects", project, "clusters"), listing, reading,
                columns: [Column("id"), Column("region"), Column("plan"), Column("status")])
        }
    }
}

extension ClusterCommand {
    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Show one cluster.")
        @Argument(help: "The cluster.", transform: ClusterID.argument) var cluster: ClusterID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.show(Request(.get, "clusters", cluster), reading)
        }
    }
}

extension ClusterCommand {
    struct Plan: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Change what a cluster is sold as.")
        @Argument(help: "The cluster.", transform: ClusterID.argument) var cluster: ClusterID
        @Argument(help: "The new plan.") var plan: MooringModel.Plan
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions

        func run(in session: Session) async throws {
            let request = Request(.patch, "clusters", cluster, body: ["plan": .string(plan.rawValue)])
            try await session.change(version.applied(to: request), changing)
        }
    }
}

extension ClusterCommand {
    struct Remove: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Remove a cluster.")
        @Argument(help: "The cluster.", transform: ClusterID.argument) var cluster: ClusterID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions
        @OptionGroup var confirming: ConfirmingOptions

        func run(in session: Session) async throws {
            try confirming.confirm("Remove the cluster \(cluster)?", in: session)
            try await session.change(version.applied(to: Request(.delete, "clusters", cluster)), changing)
        }
    }
}
