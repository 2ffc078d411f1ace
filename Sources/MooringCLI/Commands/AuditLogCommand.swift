internal import ArgumentParser
internal import MooringModel

/// `mooring audit-log`.
struct AuditLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit-log", abstract: "Audit logs: forward a cluster's entries to an integration.",
        subcommands: [Enable.self, Disable.self, Show.self, Tail.self])
}

extension AuditLogCommand {
    struct Enable: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Forward a cluster's audit log, or forward it elsewhere than before.",
            discussion: """
                Example: mooring audit-log enable in01-demo --integration integ-… --directory logs
                """)
        @Argument(help: "The cluster.", transform: ClusterID.argument) var cluster: ClusterID
        @Option(
            help: ArgumentHelp("The integration to forward through.", valueName: "integration"),
            transform: IntegrationID.argument) var integration: IntegrationID
        @Option(help: ArgumentHelp("The directory at the destination; by default its top.", valueName: "directory"))
        var directory: String?
        @Flag(help: "Forward what Mooring records about the cluster's project, too.") var registry = false
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions

        func run(in session: Session) async throws {
            let body: JSONValue = .object([
                "integrationId": .string(integration.description), "directory": directory.map(JSONValue.string),
                "registry": .bool(registry),
            ])
            let request = Request(.put, "clusters", cluster, "audit-log", body: body)
            try await session.change(version.applied(to: request), changing)
            session.hint("mooring audit-log tail --cluster \(cluster) '/var/log/milvus/audit.log*'")
        }
    }
}

extension AuditLogCommand {
    struct Disable: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take no further entries of a cluster; says how many wait.",
            discussion: "Those that wait still go to the destination, unless --discard is given.")
        @Argument(help: "The cluster.", transform: ClusterID.argument) var cluster: ClusterID
        @Flag(help: "Drop the entries that wait.") var discard = false
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions
        @OptionGroup var confirming: ConfirmingOptions

        func run(in session: Session) async throws {
            if discard {
                try confirming.confirm("Drop the entries of \(cluster) that have not arrived?", in: session)
            }
            let spooled = discard ? SpooledEntries.discard : .drain
            let request = Request(.delete, "clusters", cluster, "audit-log").query("spooled", spooled.rawValue)
            try await session.change(version.applied(to: request), changing)
        }
    }
}

extension AuditLogCommand {
    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show how a cluster's audit log is forwarded, and what waits.")
        @Argument(help: "The cluster.", transform: ClusterID.argument) var cluster: ClusterID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.show(Request(.get, "clusters", cluster, "audit-log"), reading)
        }
    }
}

extension AuditLogCommand {
    struct Tail: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Follow audit-log files and send every new line.",
            discussion: """
                Example: mooring audit-log tail --cluster in01-demo '/var/log/milvus/audit.log*'

                Files are followed through rotation and truncation; the pattern should find rotated files, too, for what \
                happens while nobody follows. What was taken is remembered in the state file, and by the server. A line \
                that is no JSON object is told and skipped. The token needs the role ingest and nothing else.
                """)
        @Option(help: ArgumentHelp("The cluster.", valueName: "cluster"), transform: ClusterID.argument) var cluster:
            ClusterID
        @Argument(help: "Patterns of the files' paths, in quotes.", completion: .file()) var glob: [String]
        @Option(
            help: ArgumentHelp(
                "Where to remember what was taken; by default mooring-tail-<cluster>.json in the working directory.",
                valueName: "path"), completion: .file()) var state: String?
        @Flag(help: "Send what is there, and end.") var once = false
        @OptionGroup var global: GlobalOptions

        func run(in session: Session) async throws {
            var tail = try AuditTail(
                session, cluster: cluster, patterns: glob, state: state ?? "mooring-tail-\(cluster).json", isOnce: once)
            try await tail.run()
        }
    }
}
