internal import ArgumentParser
internal import MooringModel

struct TokenIssueCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue", abstract: "Issue a token; it is shown once.",
        discussion: """
            Example: mooring token issue --scope proj-… --role auditor --days 30

            For another person it is his first one: he must have none that works, it lives at most a day, and with it he \
            issues a token of his own.
            """)
    @Option(
        help: ArgumentHelp("For this service or person; by default for yourself.", valueName: "principal"),
        transform: PrincipalID.argument) var principal: PrincipalID?
    @Option(
        help: ArgumentHelp("Where it holds: the word installation, an organization or a project.", valueName: "scope"),
        transform: Scope.argument) var scope: Scope
    @Option(help: "At most what this role allows; by default what you may in the scope.") var role: Role?
    @Option(help: ArgumentHelp("How long it lives.", valueName: "days"), transform: ListingOptions.count) var days: Int?
    @Option(help: ArgumentHelp("When it ends, instead of --days.", valueName: "time"), transform: Timestamp.argument)
    var expiresAt: Timestamp?
    @OptionGroup var global: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    func validate() throws {
        guard days == nil || expiresAt == nil else { throw ValidationError("Give --days or --expires-at, not both.") }
    }

    func run(in session: Session) async throws {
        let body: JSONValue = .object([
            "principal": principal.map { .string($0.description) }, "scope": .string(scope.description),
            "role": role.map { .string($0.rawValue) }, "days": days.map { .integer(Int64($0)) },
            "expiresAt": expiresAt.map { .string($0.description) },
        ])
        try await session.change(Request(.post, "tokens", body: body), changing)
        session.hint("keep the token; nobody can show it again")
    }
}

struct TokenRevokeCommand: ClientCommand {
    static let configuration = CommandConfiguration(commandName: "revoke", abstract: "Revoke a token; it ends at once.")
    @Argument(help: "The token's identifier (token-…), not the token itself.", transform: TokenID.argument) var token:
        TokenID
    @OptionGroup var global: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    func run(in session: Session) async throws {
        try await session.change(Request(.delete, "tokens", token), changing)
    }
}

struct TokenListCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List tokens, never the secrets themselves.")
    @Option(
        help: ArgumentHelp("Those of this principal; by default your own.", valueName: "principal"),
        transform: PrincipalID.argument) var principal: PrincipalID?
    @OptionGroup var global: GlobalOptions
    @OptionGroup var listing: ListingOptions
    @OptionGroup var reading: ReadingOptions

    func run(in session: Session) async throws {
        try await session.list(
            Request(.get, "tokens").query("principal", principal), listing, reading,
            columns: [
                Column("id"), Column("principal"), Column("scope"), Column("role"),
                Column("expiresAt", title: "expires"),
                Column("status"),
            ])
    }
}
