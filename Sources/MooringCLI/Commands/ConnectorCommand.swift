internal import ArgumentParser
internal import MooringModel

/// `mooring connector`.
struct ConnectorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "connector", abstract: "Connectors: the kinds of storage that integrations go to.",
        subcommands: [List.self, Show.self])
}

extension ConnectorCommand {
    struct List: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "List the connectors of the server.")
        @OptionGroup var global: GlobalOptions

        func run(in session: Session) async throws {
            let answer = try await session.client.json(Request(.get, "connectors"))
            guard !session.isJSON else { return session.show(answer) }
            let columns = [Column("kind"), Column("title"), Column("clouds"), Column("summary")]
            let rows = (answer["items"]?.arrayValue ?? []).map { item in columns.map { $0.text(item) } }
            session.show(Table(titles: columns.map(\.title), rows: rows).lines)
        }
    }
}

extension ConnectorCommand {
    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one connector: its configuration and its checks.")
        @Argument(help: "The connector's kind, such as local-directory.") var kind: String
        @OptionGroup var global: GlobalOptions

        func run(in session: Session) async throws {
            let connector = try await ConnectorOffer.named(kind, in: session)
            guard !session.isJSON else { return session.show(connector.json) }
            session.show(try connector.lines(in: session.language))
        }
    }
}
