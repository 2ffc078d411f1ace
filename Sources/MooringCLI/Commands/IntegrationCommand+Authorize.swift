internal import ArgumentParser
internal import MooringModel

extension IntegrationCommand {
    struct Authorize: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what to set up at the provider, or one document of it.",
            discussion: """
                Example: mooring integration authorize integ-… trust-policy > trust.json
                """)
        @Argument(help: "The integration.", transform: IntegrationID.argument) var integration: IntegrationID
        @Argument(help: "The name of one document, to print it alone.") var document: String?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            guard let document else { return try await showAll(in: session) }
            let request = Request(.get, "integrations", integration, "authorization", document).query(
                "asOf", reading.asOf)
            let text = try await session.client.send(request).text
            session.console.write(text.hasSuffix("\n") ? text : text + "\n", to: .output)
        }

        private func showAll(in session: Session) async throws(Failure) {
            let request = Request(.get, "integrations", integration, "authorization").query("asOf", reading.asOf)
            let materials = try await session.client.json(request)
            guard !session.isJSON else { return session.show(materials) }
            session.show((materials["introduction"]?.stringValue ?? "").printableLines)
            for document in materials["documents"]?.arrayValue ?? [] {
                let name = document["name"]?.shortText ?? ""
                let title = document["title"]?.shortText ?? ""
                session.show(["", session.style.text("--- \(name): \(title)", .bold)])
                session.show((document["text"]?.stringValue ?? "").printableLines)
            }
        }
    }
}
