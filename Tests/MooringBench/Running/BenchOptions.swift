import ArgumentParser

/// What all parts are run with.
struct BenchOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the data directories are made, and removed again: on the disk that is to be measured.",
            valueName: "dir"))
    var directory = ".build/bench"

    @Option(help: ArgumentHelp("How many rounds the medians are of.", valueName: "n"))
    var rounds = 7

    @Option(help: ArgumentHelp("How many events the log begins with.", valueName: "n"))
    var events = 200_000

    @Option(help: ArgumentHelp("How many integrations they are of.", valueName: "n"))
    var integrations = 20_000

    func validate() throws {
        guard rounds >= 1 else { throw ValidationError("--rounds is \(rounds); give at least 1.") }
        guard integrations >= 1 else { throw ValidationError("--integrations is \(integrations); give at least 1.") }
        let least = SampleLog.leastEvents(integrations: integrations)
        guard events >= least else {
            throw ValidationError("--events is \(events); \(integrations) integrations need at least \(least).")
        }
    }
}
