internal import ArgumentParser
internal import EventLog
internal import MooringCLI
internal import MooringModel
internal import StoreSQLite
internal import Stores

/// `mooring log`: here and not in the library, because some of its commands work on a data directory.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Prove what was recorded.",
        subcommands: [Verify.self] + ClientCommands.log.filter { $0 != LogVerifyCommand.self })

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recompute the whole log from its bytes and name the first bad event.",
            discussion: "Through the server, or with --data on a data directory that no server is using.")
        @OptionGroup var data: DataOptions
        @OptionGroup var client: LogVerifyCommand

        func run() async throws {
            guard let directory = data.directory else { return try await client.run() }
            let report = try await Failure.told {
                let store = try await SQLiteStore.inspect(directory, now: SystemClock.now)
                let report = try await store.verify()
                try await store.close()
                return report
            }
            let isJSON = client.global.json
            for line in isJSON ? [report.json.canonicalText] : LogVerdict(report.json).lines { print(line) }
            if report.firstBad != nil { throw ExitCode.failure }
        }
    }
}

extension VerificationReport {
    fileprivate var json: JSONValue {
        .object([
            "events": .integer(events),
            "firstBad": firstBad.map {
                ["position": .integer($0.position.value), "reason": .string($0.reason)]
            },
            "root": .string(root.description),
        ])
    }
}
