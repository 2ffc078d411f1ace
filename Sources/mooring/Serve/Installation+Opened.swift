internal import Logging
internal import MooringHTTP
internal import MooringModel
internal import StoreSQLite

extension Installation {
    /// What the HTTP interface tells about an opened data directory.
    init(_ opened: Opened, _ directory: DataDirectory, _ logger: Logger, metrics: @escaping @Sendable () -> String) {
        let identity = opened.store.identity
        self.init(
            logID: identity?.id.description ?? "", origin: identity?.origin ?? "",
            verifierKey: identity?.publicKey ?? "", directory: directory.absolutePath,
            sqliteVersion: SQLiteStore.libraryVersion, version: mooringVersion,
            databaseBytes: { directory.databaseBytes() },
            checkpoint: {
                do {
                    return try directory.checkpointText()
                } catch {
                    logger.error("The checkpoint could not be read", metadata: ["error": "\(error)"])
                    return nil
                }
            }, metrics: metrics)
    }
}
