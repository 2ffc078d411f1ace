internal import ArgumentParser

/// What a command takes that changes something a person has looked at before.
struct VersionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Change it only if it still has this version.", valueName: "version"))
    var ifVersion: Int64?

    init() {}

    func applied(to request: Request) -> Request {
        request.header("If-Match", ifVersion.map { "\"\($0)\"" })
    }
}
