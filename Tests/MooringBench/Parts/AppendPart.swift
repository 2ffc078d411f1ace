import ArgumentParser
import ConnectorKit
import Logging
import MooringModel
import MooringService
import StoreSQLite
import SystemPackage

/// Durable appends through the whole service.
struct AppendPart: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "append",
        abstract: "Durable appends a second through the whole service, and beside a bare loop over libsqlite3.")

    @OptionGroup var options: BenchOptions

    func run() async throws {
        try await withSample(options) { sample in try await Self.measure(sample, options) }
    }

    static func measure(_ sample: Sample, _ options: BenchOptions) async throws {
        try await sample.withCopy { data in
            let bareDatabase = sample.directory.appending("bare.sqlite")
            try Folder.copy(data.database, to: bareDatabase)
            let store = try await SQLiteStore.open(data, now: WallClock.now)
            var contest = AppendContest(
                store: store, written: try WrittenAppends(data.database), bare: try BareLoop(bareDatabase),
                editors: try Editors(store, sample.integrations), disk: SyncRate(directory: sample.directory))
            for _ in 0..<options.rounds {
                for crowd in AppendContest.crowds { try await contest.round(crowd) }
            }
            Report.part(
                "append",
                "Descriptions of different integrations are edited: read, decide, append, project, sync. The bare loop "
                    + "inserts the\nsame bytes into the same tables, in groups of the same size. Medians of "
                    + "\(options.rounds) rounds; the ratio is the median of\nthe rounds' ratios.",
                contest.table)
            try await store.close()
        }
    }
}
