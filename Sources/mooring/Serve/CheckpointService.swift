internal import Logging
import ServiceLifecycle
internal import StoreSQLite

/// Keeps the signed checkpoint up to date while the process runs.
struct CheckpointService: Service {
    let store: SQLiteStore
    let logger: Logger

    func run() async {
        await cancelWhenGracefulShutdown {
            await store.runCheckpoints { error in
                logger.error("The checkpoint could not be written", metadata: ["error": "\(error)"])
            }
        }
    }
}
