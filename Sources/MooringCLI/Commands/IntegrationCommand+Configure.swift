internal import ArgumentParser
internal import MooringModel

extension IntegrationCommand {
    struct Configure: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set an integration's configuration.",
            discussion: """
                Example: mooring integration configure integ-… path=/srv/exports/acme
                """)
        @Argument(help: "The integration.", transform: IntegrationID.argument) var integration: IntegrationID
        @Argument(
            help: "Fields to set; an empty value removes one. Without any, a terminal is asked for all.",
            transform: Assignment.argument) var assignments: [Assignment] = []
        @Option(
            help: ArgumentHelp(
                "A JSON file that holds the whole configuration; - is the standard input.", valueName: "path"),
            completion: .file(extensions: ["json"])) var file: String?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions

        func run(in session: Session) async throws {
            let given = ConfigurationSource(assignments: assignments, file: file)
            // Fields are set in what is there now: whoever changes it meanwhile must not be overwritten unseen.
            let current = try await session.client.json(Request(.get, "integrations", integration))
            let present = (current["proposedConfiguration"] ?? current["configuration"])?.objectValue ?? JSONObject()
            let connector = current["connector"]?.stringValue ?? ""
            guard
                let configuration = try await given.configuration(from: present, connector: connector, in: session)
            else {
                throw Failure(
                    .misused, "there is nothing to configure",
                    remedy: "Give key=value, or --file with the whole configuration.",
                    code: "configuration-missing")
            }
            let request = Request(.patch, "integrations", integration, body: ["configuration": configuration])
            let stamp = version.ifVersion ?? current["version"]?.integerValue
            try await session.change(request.header("If-Match", stamp.map { "\"\($0)\"" }), changing)
            session.hint("mooring integration validate \(integration)")
        }
    }
}
