internal import ArgumentParser
internal import MooringCLI

/// `mooring token`: here and not in the library, because some of its commands work on a data directory.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Issue and revoke the tokens that prove who is asking.",
        subcommands: ClientCommands.token)
}
