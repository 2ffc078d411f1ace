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

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            """
            The AWS account that Mooring assumes roles from in a partition, with the exact principal that trust policies \
            name (else the account) and the profile that holds its keys (else the environment and the machine's own \
            role): aws=306787409409,principal=arn:aws:iam::306787409409:role/mooring,profile=mooring; may be repeated.
            """, valueName: "partition=account"))
    var awsOperator: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            """
            Other addresses than AWS's own for a region: us-east-1=http://127.0.0.1:7482, with sts=… and iam=… behind \
            commas where they differ; may be repeated.
            """, valueName: "region=url"))
    var awsEndpoint: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "A host and port that s3-compatible integrations may name as their endpoint; may be repeated.",
            valueName: "host:port"))
    var s3CompatibleEndpoint: [String] = []

    @Option(
        help: ArgumentHelp(
            "Seconds that a validation waits for a provider's fresh changes to take effect (60).", valueName: "seconds")
    )
    var validationPatience: Int?

    @Option(help: ArgumentHelp("Seconds between two scheduled checks of an integration (3600).", valueName: "seconds"))
    var revalidateEvery: Int?

    @Option(help: ArgumentHelp("Jobs that run at once (4).", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Objects that one job exports at once (8).", valueName: "n"))
    var concurrency: Int?

    @Option(help: ArgumentHelp("Objects of all jobs together at once (32).", valueName: "n"))
    var objects: Int?

    @Option(help: ArgumentHelp("The most bytes a second for each integration's exports; 0: no limit.", valueName: "n"))
    var bytesPerSecond: Int?

    @Option(
        help: ArgumentHelp("Seconds that a job waits for a destination that is away (21600).", valueName: "seconds"))
    var exportPatience: Int?

    @Option(help: ArgumentHelp("Seconds between two batches of an audit log (300).", valueName: "seconds"))
    var auditLogEvery: Int?

    @Option(help: ArgumentHelp("MiB of audit-log entries that are sent before that (32).", valueName: "MiB"))
    var auditLogBatch: Int?

    @Option(help: ArgumentHelp("MiB of audit-log entries that may wait for one cluster (1024).", valueName: "MiB"))
    var auditLogSpool: Int?

    @Option(help: ArgumentHelp("MiB of audit-log entries that may wait altogether (8192).", valueName: "MiB"))
    var auditLogTotal: Int?

    @Option(
        help: ArgumentHelp(
            "MiB of the disk that waiting audit-log entries leave to the event log (1024).", valueName: "MiB"))
    var auditLogReserve: Int?

    @Option(help: ArgumentHelp("Requests a second for each principal and endpoint (20).", valueName: "n"))
    var rateLimit: Int?

    @Option(help: ArgumentHelp("trace, debug, info, notice, warning, error or critical (info).", valueName: "level"))
    var logLevel: String?

    @Option(help: ArgumentHelp("A JSON file with these settings.", valueName: "path"))
    var config: String?
}
