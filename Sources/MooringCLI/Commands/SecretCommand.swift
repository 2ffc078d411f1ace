internal import ArgumentParser
internal import MooringModel

/// `mooring secret`.
struct SecretCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secret", abstract: "Secrets: what a connector needs and nobody reads again.",
        subcommands: [Put.self, List.self, Delete.self])
}

extension SecretCommand {
    struct Put: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Store a secret, typed without echo or read from the standard input.",
            discussion: """
                Example: mooring secret put access-key --project proj-… < key.txt
                """)
        @Argument(help: "The name.") var name: String
        @Option(help: ArgumentHelp("The project.", valueName: "project"), transform: ProjectID.argument) var project:
            ProjectID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            let value = try value(in: session)
            let body: JSONValue = ["name": .string(name), "value": .string(value)]
            try await session.change(Request(.post, "projects", project, "secrets", body: body), changing)
        }

        /// Never an argument, which other users of the machine and the shell's history would see.
        private func value(in session: Session) throws(Failure) -> String {
            let value: String
            if session.console.isTerminal(.input) {
                value = try session.interview.ask("Value of \(name)", isSecret: true) { answer in
                    answer.isEmpty ? .refused("Type the secret; it is not shown.") : .taken(answer)
                }
            } else {
                value = session.console.readAll()
            }
            guard !value.isEmpty else {
                throw Failure(
                    .misused, "the standard input holds no value",
                    remedy: "Write the secret to it, as in: mooring secret put \(name) … < FILE.",
                    code: "secret-empty")
            }
            return value
        }
    }
}

extension SecretCommand {
    struct List: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "List a project's secrets, never their values.")
        @Option(help: ArgumentHelp("The project.", valueName: "project"), transform: ProjectID.argument) var project:
            ProjectID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.list(
                Request(.get, "projects", project, "secrets"), listing, reading,
                columns: [
                    Column("id"), Column("name"), Column("fingerprint"), Column("status"),
                    Column("createdAt", title: "stored"),
                ])
        }
    }
}

extension SecretCommand {
    struct Delete: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Destroy a secret.")
        @Argument(help: "The secret.", transform: SecretID.argument) var secret: SecretID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var confirming: ConfirmingOptions

        func run(in session: Session) async throws {
            try confirming.confirm("Destroy \(secret)? What uses it stops working.", in: session)
            try await session.change(Request(.delete, "secrets", secret), changing)
        }
    }
}
