internal import ArgumentParser
internal import MooringModel

/// `mooring organization`.
struct OrganizationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organization", abstract: "Organizations: who projects belong to.",
        discussion: """
            Example: mooring organization create Acme
            """,
        subcommands: [Create.self, List.self, Show.self])
}

extension OrganizationCommand {
    struct Create: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Create an organization.")
        @Argument(help: "The name.") var name: String
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            try await session.change(Request(.post, "organizations", body: ["name": .string(name)]), changing)
        }
    }
}

extension OrganizationCommand {
    struct List: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "List the organizations.")
        @OptionGroup var global: GlobalOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.list(
                Request(.get, "organizations"), listing, reading,
                columns: [Column("id"), Column("name"), Column("createdAt", title: "created")])
        }
    }
}

extension OrganizationCommand {
    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Show one organization.")
        @Argument(help: "The organization.", transform: OrganizationID.argument) var organization: OrganizationID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.show(Request(.get, "organizations", organization), reading)
        }
    }
}
