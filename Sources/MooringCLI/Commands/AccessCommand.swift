internal import ArgumentParser
internal import MooringModel

/// `mooring access`.
struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Access: who may do what, and where.",
        subcommands: [Grant.self, Revoke.self, List.self])
}

extension AccessCommand {
    struct Grant: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Grant a role to a principal.",
            discussion: """
                Example: mooring access grant prin-… auditor --scope proj-…
                """)
        @Argument(help: "The principal.", transform: PrincipalID.argument) var principal: PrincipalID
        @Argument(help: "The role.") var role: Role
        @Option(
            help: ArgumentHelp("Where: the word installation, an organization or a project.", valueName: "scope"),
            transform: Scope.argument) var scope: Scope
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            let body: JSONValue = [
                "principal": .string(principal.description), "role": .string(role.rawValue),
                "scope": .string(scope.description),
            ]
            try await session.change(Request(.post, "grants", body: body), changing)
        }
    }
}

extension AccessCommand {
    struct Revoke: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Revoke a grant.")
        @Argument(help: "The grant.", transform: GrantID.argument) var grant: GrantID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            try await session.change(Request(.delete, "grants", grant), changing)
        }
    }
}

extension AccessCommand {
    struct List: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "List grants, of a scope or of a principal.")
        @Option(help: ArgumentHelp("Those that hold in this scope.", valueName: "scope"), transform: Scope.argument)
        var scope: Scope?
        @Option(help: ArgumentHelp("Those of this principal.", valueName: "principal"), transform: PrincipalID.argument)
        var principal: PrincipalID?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.list(
                Request(.get, "grants").query("scope", scope).query("principal", principal), listing, reading,
                columns: [Column("id"), Column("principal"), Column("role"), Column("scope"), Column("status")])
        }
    }
}
