internal import ArgumentParser
internal import MooringModel

extension BackupCommand {
    struct Verify: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compare what was exported with the manifest at the destination; 0 only if it is all there.",
            discussion: """
                Example: mooring backup verify in01-demo nightly --integration integ-… --directory milvus

                An object is what it was if the storage gives the checksum that it gave after the export. Where it gives \
                none or another, and with --read always, the object is read and hashed.
                """)
        @Argument(help: "The cluster.", transform: ClusterID.argument) var cluster: ClusterID
        @Argument(help: "The backup.", transform: BackupID.argument) var backup: BackupID
        @Option(
            help: ArgumentHelp("The integration that it was exported through.", valueName: "integration"),
            transform: IntegrationID.argument) var integration: IntegrationID
        @Option(help: ArgumentHelp("The directory at the destination; by default its top.", valueName: "directory"))
        var directory: String?
        @Flag(help: "Read every object.") var read = false
        @OptionGroup var global: GlobalOptions

        func run(in session: Session) async throws {
            let request = Request(.get, "clusters", cluster, "backups", backup, "verification")
                .query("integrationId", integration).query("directory", directory).query("read", read ? "true" : nil)
            var answer = try await session.client.json(request)
            var verdict = ManifestVerdict(answer)
            while let next = answer["next"]?.stringValue {
                if session.console.isTerminal(.error) { session.console.note("compared as far as \(next.printable)") }
                answer = try await session.client.json(request.query("after", next))
                verdict.take(answer)
            }
            try verdict.show(in: session)
        }
    }
}
