internal import ConnectorKit
internal import Logging
internal import MooringModel
internal import MooringService
internal import StoreSQLite
internal import SystemPackage

/// A data directory opened: the store, and the registry on it. The only place where database and connectors meet.
struct Opened {
    let store: SQLiteStore
    let registry: Registry

    /// - Parameter connectors: the kinds that integrations may be of.
    init(
        _ directory: DataDirectory, logHost: String?, connectors: [any ConnectorProvider],
        auditLog: AuditLogSettings = AuditLogSettings(),
        logger: Logger
    ) async throws {
        let catalog = try ConnectorCatalog(connectors)
        store = try await SQLiteStore.open(directory, host: logHost, now: SystemClock.now)
        let randomness = SystemRandomness()
        registry = Registry(
            ports: Ports(store), catalog: catalog, secretKey: try directory.secretKey { randomness.bytes(32) },
            protectedDirectories: [directory.absolutePath], auditLog: auditLog, now: SystemClock.now,
            randomness: randomness, logger: logger)
    }
}
