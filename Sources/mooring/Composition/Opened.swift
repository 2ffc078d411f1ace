internal import ConnectorKit
internal import LocalDirectory
internal import Logging
internal import MooringModel
internal import MooringService
internal import StoreSQLite
internal import SystemPackage

/// A data directory opened: the store, and the registry on it. The only place where database and connectors meet.
struct Opened {
    let store: SQLiteStore
    let registry: Registry

    /// - Parameter localRoots: the directories that local-directory integrations may lie under.
    init(_ directory: DataDirectory, logHost: String?, localRoots: [String], logger: Logger) async throws {
        // Without a root there is no directory that it may work in, and an installation needs none.
        let own = [directory.absolutePath]
        let local = localRoots.isEmpty ? [] : [try LocalDirectoryProvider(roots: localRoots, forbidding: own)]
        let catalog = try ConnectorCatalog(local)
        store = try await SQLiteStore.open(directory, host: logHost, now: SystemClock.now)
        let randomness = SystemRandomness()
        registry = Registry(
            ports: Ports(store), catalog: catalog, secretKey: try directory.secretKey { randomness.bytes(32) },
            protectedDirectories: own, now: SystemClock.now, randomness: randomness,
            logger: logger)
    }
}
