import ConnectorKit
import LocalDirectory
import Logging
import MooringHTTP
import MooringModel
import MooringService
import ServiceLifecycle
import StoreSQLite
import Stores
import SystemPackage

// # A server to be killed
//
// `AuditStorm DATA EXPORTS SEED` serves the registry on a data directory until somebody kills it. The audit log of the
// cluster `in01` is forwarded, in small batches and short intervals, to a directory below EXPORTS that fails half of the
// time, before or after the object has arrived.
//
// When it answers, it writes one line: `ready PORT TOKEN`, with an operator's token.

@main struct AuditStorm {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let seed = UInt64(arguments[3]) else {
            return print("usage: AuditStorm DATA EXPORTS SEED")
        }
        let logger = Logger(label: "storm") { _ in SwiftLogNoOpLogHandler() }
        let store = try await SQLiteStore.open(DataDirectory(FilePath(arguments[1]))) { Ground.now }
        var settings = AuditLogSettings()
        settings.interval = .milliseconds(200)
        settings.spool.batchBytes = 256 << 10
        settings.spool.reservedBytes = 0
        settings.firstPause = .milliseconds(2)
        settings.longestPause = .milliseconds(20)
        let directories = try LocalDirectoryProvider(roots: [arguments[2]])
        let registry = Registry(
            ports: Ports(store), catalog: try ConnectorCatalog([FailingDirectory(directories, seed: seed)]),
            secretKey: [UInt8](repeating: 7, count: 32), auditLog: settings, now: { Ground.now }, logger: logger)
        let token = try await registry.issueOperatorToken(via: "test")
        try await Ground(registry: registry, token: token).begin()

        var configuration = HTTPConfiguration()
        configuration.port = 0
        configuration.rateLimit = 1_000_000
        let installation = Installation(
            logID: "", origin: "", verifierKey: "", directory: arguments[1], sqliteVersion: "", version: "",
            databaseBytes: { nil }, checkpoint: { nil }, metrics: { "" })
        let server = try MooringServer(registry, configuration, installation) { port in
            Ground.say("ready \(port) \(token)")
        }
        try await ServiceGroup(services: [AuditLogForwarder(registry), server], logger: logger).run()
    }
}
