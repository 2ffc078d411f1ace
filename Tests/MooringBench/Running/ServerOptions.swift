import ArgumentParser

/// Which program is started as the server.
struct ServerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The program mooring; scripts/bench gives its own build.", valueName: "path"))
    var mooring = ".build/release/mooring"
}
