internal import ArgumentParser
internal import Logging
internal import MooringCLI
internal import MooringService
internal import StoreSQLite

/// `mooring token`: here and not in the library, because some of its commands work on a data directory.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Issue and revoke the tokens that prove who is asking.",
        subcommands: ClientCommands.token + [Reset.self])

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue a new operator's token for 24 hours, when the last one is lost.",
            discussion:
                "Works on the data directory, which no server may be using. Example: mooring token reset --data DIR")
        @OptionGroup var data: DataOptions

        func run() async throws {
            let directory = try data.required()
            let token = try await Failure.told {
                let opened = try await Opened(
                    directory, logHost: nil, connectors: [], logger: Logger(label: "mooring"))
                let token = try await opened.registry.issueOperatorToken(via: "reset")
                try directory.writeOperatorToken(token)
                try await opened.store.close()
                return token
            }
            print(token)
        }
    }
}
