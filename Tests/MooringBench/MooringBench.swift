import ArgumentParser

/// What `scripts/bench` runs: each part measures Mooring and, in the same rounds, what the same machine does without it.
@main
struct MooringBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "MooringBench",
        abstract: "Measures Mooring beside what the same machine does without it.",
        discussion: """
            Every figure is the median of interleaved rounds. The rate of fdatasync is that of the same run: on many \
            machines it changes by the minute, and a rate of durable appends says nothing without it.
            """,
        subcommands: [
            AllParts.self, AppendPart.self, RebuildPart.self, StartPart.self, HTTPPart.self, ExportPart.self,
            BareExport.self,
        ],
        defaultSubcommand: AllParts.self)
}
