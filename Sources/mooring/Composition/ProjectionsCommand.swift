internal import ArgumentParser
internal import MooringCLI

/// `mooring projections`: here and not in the library, because some of its commands work on a data directory.
struct ProjectionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projections", abstract: "Compare or rebuild the views that the log makes.",
        subcommands: ClientCommands.projections)
}
