internal import ArgumentParser
internal import MooringCLI

/// `mooring log`: here and not in the library, because some of its commands work on a data directory.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Prove what was recorded.",
        subcommands: ClientCommands.log)
}
