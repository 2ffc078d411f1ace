internal import ArgumentParser
internal import ConnectorKit
internal import Logging
internal import MooringCLI
internal import MooringHTTP
internal import MooringService
internal import ServiceLifecycle
internal import StoreSQLite
internal import Stores
internal import SystemPackage
internal import UnixSignals

/// `mooring serve`: the registry as one process on one data directory.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the registry on a data directory.",
        discussion: """
            Settings come from flags, then the environment (MOORING_HTTP_PORT), then the file of --config \
            ({"http": {"port": 8080}}). The first start writes an operator's token for 24 hours to \
            operator-token in the data directory, and prints it on a terminal.
            """)

    @OptionGroup var options: ServeOptions

    @Option(help: ArgumentHelp("Write the server's address to this file once it answers.", valueName: "path"))
    var readyFile: String?

    func run() async throws {
        let settings = try await ServeSettings(options)
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = settings.logLevel
            return handler
        }
        let logger = Logger(label: "mooring")
        try await Failure.told { try await serve(settings, logger) }
    }

    private func serve(_ settings: ServeSettings, _ logger: Logger) async throws {
        // First what can be wrong with the settings: a start that is refused leaves nothing behind.
        let configuration = try HTTPConfiguration(settings)
        let metrics = PrometheusMetrics.bootstrapped()
        let directory = DataDirectory(settings.data, checkpoint: settings.checkpoint, key: settings.key)
        let opened = try await Opened(
            directory, logHost: settings.logHost,
            connectors: settings.connectors(forbidding: [directory.absolutePath], now: SystemClock.now),
            auditLog: settings.auditLog, logger: logger)
        try await announceFirstToken(opened, directory, logger)
        let scheme = settings.tlsCertificate == nil ? "http" : "https"
        let server = try MooringServer(
            opened.registry, configuration,
            Installation(opened, directory, logger, metrics: metrics)
        ) { port in
            let address = "\(scheme)://\(settings.address):\(port)"
            logger.notice("Mooring answers", metadata: ["address": "\(address)"])
            await writeReadyFile(address, logger)
        }
        // Stopped in the reverse order: first nobody asks any more, then the work ends, then the last checkpoint.
        var services: [any Service] = [CheckpointService(store: opened.store, logger: logger)]
        services += opened.registry.scheduledServices(revalidation: settings.revalidation)
        services += [ExportWorker(opened, directory, settings, logger), AuditLogForwarder(opened.registry), server]
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await group.run()) } catch { outcome = .failure(error) }
        try await opened.store.close()
        try outcome.get()
    }

    /// Makes the first operator, once per installation.
    private func announceFirstToken(_ opened: Opened, _ directory: DataDirectory, _ logger: Logger) async throws {
        guard try await !opened.registry.hasOperator() else { return }
        let token = try await opened.registry.issueOperatorToken(via: "start")
        try directory.writeOperatorToken(token)
        let console = StandardConsole()
        if console.isTerminal(.output) {
            console.write("The operator's token, for 24 hours: \(token)\n", to: .output)
        }
        logger.notice("The operator's token was written", metadata: ["file": "\(directory.operatorToken)"])
    }

    private func writeReadyFile(_ address: String, _ logger: Logger) async {
        guard let readyFile else { return }
        do {
            let file = try FileDescriptor.open(
                FilePath(readyFile), .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
            try file.closeAfter { _ = try file.writeAll(Array(address.utf8)) }
        } catch {
            logger.error(
                "The ready file could not be written", metadata: ["file": "\(readyFile)", "error": "\(error)"])
        }
    }
}
