internal import ArgumentParser
internal import MooringCLI
internal import MooringModel
internal import StoreSQLite
internal import Stores

/// `mooring projections`: here and not in the library, because some of its commands work on a data directory.
struct ProjectionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projections", abstract: "Compare or rebuild the views that the log makes.",
        subcommands: [Rebuild.self])

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: ProjectionsRebuildCommand.configuration.abstract,
            discussion: "Through the server, or with --data on a data directory that no server is using.")
        @OptionGroup var data: DataOptions
        @OptionGroup var client: ProjectionsRebuildCommand

        func run() async throws {
            guard let directory = data.directory else { return try await client.run() }
            let report = try await Failure.told {
                let store = try await SQLiteStore.open(directory, now: SystemClock.now)
                let report = try await store.rebuildViews(replace: !client.check)
                try await store.close()
                return report
            }
            let outcome = RebuildOutcome(report.json, isCheck: client.check)
            for line in client.global.json ? [report.json.canonicalText] : outcome.lines { print(line) }
            if client.check, !report.differences.isEmpty { throw ExitCode.failure }
        }
    }
}

extension RebuildReport {
    fileprivate var json: JSONValue {
        [
            "differences": .array(differences.map(JSONValue.string)), "rows": .integer(rows),
            "through": .integer(through.value),
        ]
    }
}
