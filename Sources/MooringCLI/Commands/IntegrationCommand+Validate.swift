internal import ArgumentParser
internal import MooringModel

extension IntegrationCommand {
    struct Validate: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Run the checks of an integration; 0 only if they passed.",
            discussion: """
                Marks: ✓ passed, ✗ failed, ! warning, – skipped, ? could not be found out.
                """)
        @Argument(help: "The integration.", transform: IntegrationID.argument) var integration: IntegrationID
        @Flag(help: "Show the latest report instead of checking again.") var last = false
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            let report = try await report(in: session)
            if session.isJSON {
                session.show(report)
            } else {
                session.show(ReportText(report, style: session.style).lines)
            }
            guard ReportText(report, style: session.style).hasPassed else { throw ExitCode.failure }
            if !last { session.hint("mooring integration add \(integration)") }
        }

        private func report(in session: Session) async throws(Failure) -> JSONValue {
            let path = Request(last ? .get : .post, "integrations", integration, "validation")
            if last { return try await session.client.json(path) }
            let shows = session.console.isTerminal(.error) && !session.isJSON
            if shows { session.console.write("checking …", to: .error) }
            defer { if shows { session.console.write("\r\u{1B}[K", to: .error) } }
            return try await session.client.json(changing.applied(to: path))
        }
    }
}
