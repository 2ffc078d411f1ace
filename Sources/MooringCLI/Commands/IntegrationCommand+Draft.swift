internal import ArgumentParser
internal import MooringModel

extension IntegrationCommand {
    struct Draft: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Draft an integration; on a terminal, what is missing is asked for.",
            discussion: """
                Example: mooring integration draft --project proj-… --name nightly --region local \\
                  --connector local-directory path=/srv/exports/acme
                """)
        @Argument(help: "Fields of the configuration.", transform: Assignment.argument) var assignments: [Assignment] =
            []
        @Option(help: ArgumentHelp("The project.", valueName: "project"), transform: ProjectID.argument) var project:
            ProjectID?
        @Option(help: ArgumentHelp("The name, unique in the project.", valueName: "name")) var name: String?
        @Option(help: ArgumentHelp("What it is for.", valueName: "text")) var description: String?
        @Option(
            help: ArgumentHelp("The region of the clusters that export through it.", valueName: "region"),
            transform: Region.argument) var region: Region?
        @Option(help: ArgumentHelp("The connector, as mooring connector list shows it.", valueName: "kind"))
        var connector: String?
        @Option(help: "What it may do with its bucket; exports need readwrite.") var access: IntegrationAccess?
        @Option(
            help: ArgumentHelp("A JSON file that holds the configuration; - is the standard input.", valueName: "path"),
            completion: .file(extensions: ["json"])) var file: String?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            var draft = DraftAnswers(
                project: project, name: name, description: description, region: region, connector: connector)
            let isInterview = !draft.isComplete && session.console.canAsk
            if isInterview { draft = try await DraftQuestions(session).completed(draft) }
            guard let project = draft.project, let region = draft.region, let connector = draft.connector else {
                throw Failure(
                    .misused, "the draft lacks \(draft.missing.joined(separator: ", "))",
                    remedy: "Give the missing ones as flags; on a terminal they are asked for.",
                    code: "draft-incomplete")
            }
            let given = ConfigurationSource(assignments: assignments, file: file)
            let configuration =
                isInterview || !given.isEmpty
                ? try await given.configuration(from: JSONObject(), connector: connector, in: session) : nil
            let body: JSONValue = .object([
                "name": draft.name.map(JSONValue.string), "description": draft.description.map(JSONValue.string),
                "connector": .string(connector), "region": .string(region.description),
                "access": access.map { .string($0.rawValue) }, "configuration": configuration,
            ])
            let answer = try await session.change(
                Request(.post, "projects", project, "integrations", body: body), changing)
            session.hint("mooring integration authorize \(answer["id"]?.shortText ?? "ID")")
        }
    }
}
