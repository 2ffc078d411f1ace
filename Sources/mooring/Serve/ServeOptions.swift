internal import ArgumentParser

/// The flags of `serve`. Each has its name in the environment and in the configuration file; flags win over the
/// environment, and the environment over the file.
struct ServeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The data directory.", valueName: "dir"))
    var data: String?

    @Option(help: ArgumentHelp("Where the signed checkpoint is kept; best on another disk.", valueName: "path"))
    var checkpoint: String?

    @Option(help: ArgumentHelp("Where the log's signing key is kept.", valueName: "path"))
    var key: String?

    @Option(help: ArgumentHelp("The host that names a new log.", valueName: "host"))
    var logHost: String?

    @Option(help: ArgumentHelp("The address to listen on (127.0.0.1).", valueName: "address"))
    var address: String?

    @Option(help: ArgumentHelp("The port to listen on (8080).", valueName: "port"))
    var port: Int?

    @Option(help: ArgumentHelp("The TLS certificate chain, PEM.", valueName: "path"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("The TLS private key, PEM.", valueName: "path"))
    var tlsKey: String?

    @Flag(help: "A proxy in front of this server terminates TLS.")
    var behindProxy = false

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("A proxy whose X-Forwarded-For counts; may be repeated.", valueName: "address"))
    var trustedProxy: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A directory that local-directory integrations may lie under; may be repeated.", valueName: "dir"))
    var localRoot: [String] = []

    @Option(help: ArgumentHelp("Seconds between two scheduled checks of an integration (3600).", valueName: "seconds"))
    var revalidateEvery: Int?

    @Option(help: ArgumentHelp("Jobs that run at once (4).", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Objects that one job exports at once (8).", valueName: "n"))
    var concurrency: Int?

    @Option(help: ArgumentHelp("Requests a second for each principal and endpoint (20).", valueName: "n"))
    var rateLimit: Int?

    @Option(help: ArgumentHelp("trace, debug, info, notice, warning, error or critical (info).", valueName: "level"))
    var logLevel: String?

    @Option(help: ArgumentHelp("A JSON file with these settings.", valueName: "path"))
    var config: String?
}
