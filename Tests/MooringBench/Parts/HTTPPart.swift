import ArgumentParser
import AsyncHTTPClient
import MooringModel
import NIOCore
import StoreSQLite
import SystemPackage

/// Lists over HTTP.
struct HTTPPart: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "http",
        abstract: "p50 and p99 of listing a project's integrations in a region, now and as of the log's middle.")

    /// Of the p99, in milliseconds.
    private static let aim = 5.0
    private static let limits = [20, 100]

    @OptionGroup var options: BenchOptions
    @OptionGroup var server: ServerOptions

    func run() async throws {
        try await withSample(options) { sample in try await Self.measure(sample, options, server) }
    }

    static func measure(_ sample: Sample, _ options: BenchOptions, _ server: ServerOptions) async throws {
        var syncs: [Double] = []
        var times: [Asked: [[Double]]] = [:]
        try await sample.withCopy { data in
            let running = try await RunningServer.start(server, data)
            let lists = ListRequests(running, sample)
            do {
                for limit in limits {
                    // Not counted: the caches of both sides.
                    _ = try await lists.times(200, Asked(limit: limit, isNow: true))
                }
                for _ in 0..<options.rounds {
                    syncs.append(try SyncRate(directory: sample.directory).measure())
                    for asked in limits.flatMap({ [Asked(limit: $0, isNow: true), Asked(limit: $0, isNow: false)] }) {
                        times[asked, default: []].append(try await lists.times(500, asked))
                    }
                }
            } catch {
                try? await running.stop()
                throw error
            }
            try await running.stop()
        }
        var table = Table("", "limit", "p50 ms", "p99 ms", "aim p99 ms")
        for asked in times.keys.sorted(by: { ($0.limit, $1.isNow ? 1 : 0) < ($1.limit, $0.isNow ? 1 : 0) }) {
            let rounds = times[asked] ?? []
            table.add(
                asked.isNow ? "now" : "as of the middle", "\(asked.limit)",
                rounds.map { $0.quantile(0.5) }.median.rounded(to: 2),
                rounds.map { $0.quantile(0.99) }.median.rounded(to: 2), aim.grouped)
        }
        Report.part(
            "http",
            "GET /v1/projects/{p}/integrations?region=…, one request after another, each for another project and region, "
                + "with\n\(Double(sample.integrations.count).grouped) integrations in the log. Medians of "
                + "\(options.rounds) rounds of 500 requests; 4 KiB + fdatasync: \(syncs.median.grouped)/s.", table)
    }
}
