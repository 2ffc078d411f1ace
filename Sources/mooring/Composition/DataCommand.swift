internal import ArgumentParser
internal import MooringCLI

/// `mooring data`: here and not in the library, because some of its commands work on a data directory.
struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Back up the registry's data, and tell where it is.",
        subcommands: ClientCommands.data)
}
