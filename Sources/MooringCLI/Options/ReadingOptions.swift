internal import ArgumentParser

/// What a command takes that shows the registry's state.
struct ReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Show everything as it was then: a position of the log, or a time (2026-05-01T12:30:00Z).",
            valueName: "position|time"),
        transform: Moment.argument)
    var asOf: Moment?

    init() {}
}
