internal import ArgumentParser
internal import MooringModel

/// `mooring principal`.
struct PrincipalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "principal", abstract: "Principals: the people and services that act.",
        subcommands: [Register.self, List.self, Profile.self, Disable.self])
}

extension PrincipalCommand {
    struct Register: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register a person or a service.",
            discussion: """
                Example: mooring principal register --kind service --home proj-… --name nightly-exports
                """)
        @Option(help: "person or service.") var kind = PrincipalKind.person
        @Option(
            help: ArgumentHelp(
                "Where it belongs: the word installation, an organization or a project.", valueName: "scope"),
            transform: Scope.argument) var home: Scope
        @Option(help: ArgumentHelp("The name, kept apart from the log and erasable.", valueName: "name")) var name:
            String?
        @Option(help: ArgumentHelp("The e-mail address, kept apart from the log and erasable.", valueName: "address"))
        var email: String?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            let body: JSONValue = .object([
                "kind": .string(kind.rawValue), "home": .string(home.description), "name": name.map(JSONValue.string),
                "email": email.map(JSONValue.string),
            ])
            try await session.change(Request(.post, "principals", body: body), changing)
        }
    }
}

extension PrincipalCommand {
    struct List: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "List principals.")
        @Option(help: ArgumentHelp("Those that belong here.", valueName: "scope"), transform: Scope.argument) var home:
            Scope?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.list(
                Request(.get, "principals").query("home", home), listing, reading,
                columns: [
                    Column("id"), Column("kind"), Column("name"), Column("email"), Column("home"), Column("status"),
                ])
        }
    }
}

extension PrincipalCommand {
    struct Profile: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replace a principal's name and e-mail address, or erase them.",
            discussion: "Example: mooring principal profile prin-… --erase")
        @Argument(help: "The principal.", transform: PrincipalID.argument) var principal: PrincipalID
        @Option(help: ArgumentHelp("The name.", valueName: "name")) var name: String?
        @Option(help: ArgumentHelp("The e-mail address.", valueName: "address")) var email: String?
        @Flag(help: "Erase both: nothing brings them back but an earlier backup.") var erase = false
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func validate() throws {
            guard erase == (name == nil), !erase || email == nil else {
                throw ValidationError("Give --name, perhaps with --email, or --erase.")
            }
        }

        func run(in session: Session) async throws {
            let body: JSONValue = .object(["name": name.map(JSONValue.string), "email": email.map(JSONValue.string)])
            try await session.change(Request(.put, "principals", principal, "profile", body: body), changing)
        }
    }
}

extension PrincipalCommand {
    struct Disable: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Disable a principal: its tokens end at once.")
        @Argument(help: "The principal.", transform: PrincipalID.argument) var principal: PrincipalID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var confirming: ConfirmingOptions

        func run(in session: Session) async throws {
            try confirming.confirm("Disable \(principal)? Its tokens end at once.", in: session)
            try await session.change(Request(.post, "principals", principal, "disablement"), changing)
        }
    }
}

/// What may be registered; the system itself acts as well, but nobody registers it.
enum PrincipalKind: String, CaseIterable, ExpressibleByArgument {
    case person, service
}
