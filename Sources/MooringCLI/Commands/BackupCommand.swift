internal import ArgumentParser
internal import MooringModel

/// `mooring backup`.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Backups: find them, and export them through an integration.",
        subcommands: [Register.self, Scan.self, List.self, Export.self, Verify.self, Remove.self])
}

extension BackupCommand {
    struct Register: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Register a backup directory of a cluster.")
        @Argument(help: "The cluster.", transform: ClusterID.argument) var cluster: ClusterID
        @Argument(help: "The absolute path of the directory on the server, under a bound root.") var path: String
        @Option(
            help: ArgumentHelp("The backup's identifier; by default the directory's name.", valueName: "id"),
            transform: BackupID.argument) var id: BackupID?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            let body: JSONValue = .object(["path": .string(path), "id": id.map { .string($0.description) }])
            try await session.change(Request(.post, "clusters", cluster, "backups", body: body), changing)
        }
    }
}

extension BackupCommand {
    struct Scan: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register every complete backup under the roots bound for a cluster.")
        @Argument(help: "The cluster.", transform: ClusterID.argument) var cluster: ClusterID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            let request = changing.applied(to: Request(.post, "clusters", cluster, "backups", "scan"))
            let answer = try await session.client.json(request)
            session.isJSON ? session.show(answer) : session.show(lines(of: answer))
        }

        private func lines(of answer: JSONValue) -> [String] {
            func each(_ name: String, _ line: (JSONValue) -> String) -> [String] {
                (answer[name]?.arrayValue ?? []).map(line)
            }
            let lines =
                each("registered") { "registered  \($0["id"]?.shortText ?? "")  \($0["path"]?.shortText ?? "")" }
                + each("known") { "known       \($0.shortText)" }
                + each("incomplete") { "incomplete  \($0.shortText)" }
                + each("refused") { "refused     \($0["path"]?.shortText ?? ""): \($0["reason"]?.shortText ?? "")" }
            return lines.isEmpty ? ["There is no backup under the roots bound for this cluster."] : lines
        }
    }
}

extension BackupCommand {
    struct List: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "List a cluster's backups.")
        @Argument(help: "The cluster.", transform: ClusterID.argument) var cluster: ClusterID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.list(
                Request(.get, "clusters", cluster, "backups"), listing, reading,
                columns: [Column("id"), Column("status"), Column("path"), Column("createdAt", title: "registered")])
        }
    }
}

extension BackupCommand {
    struct Export: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Export a backup through an integration.",
            discussion: """
                Example: mooring backup export in01-demo nightly --integration integ-… --directory milvus --watch
                """)
        @Argument(help: "The cluster.", transform: ClusterID.argument) var cluster: ClusterID
        @Argument(help: "The backup.", transform: BackupID.argument) var backup: BackupID
        @Option(
            help: ArgumentHelp("The integration to export through.", valueName: "integration"),
            transform: IntegrationID.argument) var integration: IntegrationID
        @Option(help: ArgumentHelp("The directory at the destination; by default its top.", valueName: "directory"))
        var directory: String?
        @Flag(help: "Watch the job until it ends.") var watch = false
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            let body: JSONValue = .object([
                "integrationId": .string(integration.description), "directory": directory.map(JSONValue.string),
            ])
            let request = Request(.post, "clusters", cluster, "backups", backup, "export", body: body)
            let answer = try await session.client.json(changing.applied(to: request))
            try await session.show(begun: answer, isWatched: watch)
        }
    }
}

extension BackupCommand {
    struct Remove: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "No longer know a backup; its files stay.")
        @Argument(help: "The cluster.", transform: ClusterID.argument) var cluster: ClusterID
        @Argument(help: "The backup.", transform: BackupID.argument) var backup: BackupID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions
        @OptionGroup var confirming: ConfirmingOptions

        func run(in session: Session) async throws {
            try confirming.confirm(
                "Remove the backup \(cluster)/\(backup) from the registry? Its files stay.", in: session)
            try await session.change(
                version.applied(to: Request(.delete, "clusters", cluster, "backups", backup)), changing)
        }
    }
}
