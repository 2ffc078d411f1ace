import ArgumentParser
import StoreSQLite
import SystemPackage

/// From the start of the program to its first answer.
struct StartPart: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start to ready of `mooring serve`.")

    @OptionGroup var options: BenchOptions
    @OptionGroup var server: ServerOptions

    func run() async throws {
        try await withSample(options) { sample in try await Self.measure(sample, options, server) }
    }

    static func measure(_ sample: Sample, _ options: BenchOptions, _ server: ServerOptions) async throws {
        let disk = SyncRate(directory: sample.directory)
        var (syncs, openings, starts): ([Double], [Double], [Double]) = ([], [], [])
        try await sample.withCopy { data in
            // The first start makes the operator's token and is not counted.
            try await RunningServer.start(server, data).stop()
            for _ in 0..<options.rounds {
                syncs.append(try disk.measure())
                openings.append(
                    try await WallClock.seconds {
                        try await SQLiteStore.open(data, now: WallClock.now).close()
                    })
                var running: RunningServer?
                starts.append(try await WallClock.seconds { running = try await RunningServer.start(server, data) })
                try await running?.stop()
            }
        }
        var table = Table("", "ms")
        table.add("open and close the log", (openings.median * 1_000).rounded(to: 1))
        table.add("mooring serve, start to ready", (starts.median * 1_000).rounded(to: 1))
        Report.part(
            "start",
            "With \(Double(sample.events).grouped) events in the log. Medians of \(options.rounds) rounds; "
                + "4 KiB + fdatasync: \(syncs.median.grouped)/s.", table)
    }
}
