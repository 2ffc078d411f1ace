internal import ArgumentParser
internal import MooringCLI
internal import StoreSQLite
internal import Stores
internal import SystemPackage

/// `mooring data`: here and not in the library, because some of its commands work on a data directory.
struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Back up and restore the registry's data, and tell where it is.",
        subcommands: ClientCommands.data + [Restore.self])

    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a backup in the place of a data directory's log; the old files are moved aside.",
            discussion: """
                A backup that lacks events which were signed for is refused: the log would contradict what it has told \
                others. With --start-new-log another log goes on from it, with its own origin and key, and its first \
                event says what was lost.
                """)
        @Argument(help: "The file that `mooring data backup` has written.", completion: .file())
        var backup: String
        @OptionGroup var data: DataOptions
        @Flag(help: "Start a new log from the backup.")
        var startNewLog = false
        @Option(help: ArgumentHelp("The host that names the new log.", valueName: "host"))
        var logHost: String?

        func run() async throws {
            let directory = try data.required()
            let head = try await Failure.told {
                try await SQLiteStore.restore(
                    from: FilePath(backup), into: directory, startingNewLog: startNewLog, host: logHost,
                    now: SystemClock.now)
            }
            print("The log ends at position \(head.position) with the root \(head.root).")
        }
    }
}
