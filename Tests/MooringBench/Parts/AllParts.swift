import ArgumentParser

/// Every part, one after another.
struct AllParts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "all", abstract: "Every part, one after another.")

    @OptionGroup var options: BenchOptions
    @OptionGroup var server: ServerOptions

    func run() async throws {
        try await withSample(options) { sample in
            try await AppendPart.measure(sample, options)
            try await RebuildPart.measure(sample, options)
            try await StartPart.measure(sample, options, server)
            try await HTTPPart.measure(sample, options, server)
        }
    }
}
