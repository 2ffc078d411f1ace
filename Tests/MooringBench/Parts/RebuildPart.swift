import ArgumentParser
import MooringModel
import StoreSQLite
import Stores
import SystemPackage

/// The views made anew from the events.
struct RebuildPart: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Rebuilding the views, in events a second, and beside a raw scan with leaf check of the same rows.")

    /// Events a second.
    private static let aim = 300_000.0

    @OptionGroup var options: BenchOptions

    func run() async throws {
        try await withSample(options) { sample in try await Self.measure(sample, options) }
    }

    static func measure(_ sample: Sample, _ options: BenchOptions) async throws {
        let disk = SyncRate(directory: sample.directory)
        var (syncs, scans, checks, replacements): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
        let events = Double(sample.events)
        for _ in 0..<options.rounds {
            try await sample.withCopy { data in
                syncs.append(try disk.measure())
                let scan = try RawScan(data.database)
                scans.append(events / (try WallClock.seconds { try scan.checkLeaves(sample.events) }))
                checks.append(events / (try await rebuild(data, replace: false, sample.events)))
                let damage = try BareConnection(data.database)
                try damage.execute("DELETE FROM view_row; DELETE FROM claim")
                replacements.append(events / (try await rebuild(data, replace: true, sample.events)))
            }
        }
        var table = Table("", "events/s", "of the scan", "aim")
        table.add("raw scan with leaf check", scans.median.grouped, "", "")
        for (name, rates) in [("rebuild and compare", checks), ("rebuild and write", replacements)] {
            let ratio = zip(rates, scans).map { $0 / $1 }.median
            table.add(name, rates.median.grouped, ratio.rounded(to: 2), aim.grouped)
        }
        Report.part(
            "rebuild",
            "The views and claims of \(events.grouped) events. `rebuild and compare` is mooring projections rebuild "
                + "--check, `rebuild and\nwrite` is the rebuild of views that were lost. Medians of "
                + "\(options.rounds) rounds; 4 KiB + fdatasync: \(syncs.median.grouped)/s.",
            table)
    }

    /// - Returns: how long it took, in seconds, without opening and closing.
    private static func rebuild(_ data: DataDirectory, replace: Bool, _ events: Int64) async throws -> Double {
        let store = try await SQLiteStore.open(data, now: WallClock.now)
        var report: RebuildReport?
        let seconds = try await WallClock.seconds { report = try await store.rebuildViews(replace: replace) }
        try await store.close()
        guard let report, report.through.value == events, replace != report.differences.isEmpty else {
            throw BenchError("the rebuild came to something else: \(report.map { "\($0)" } ?? "nothing")")
        }
        return seconds
    }
}
