import EventLog
import GRDB
package import MooringModel
package import Stores
import SystemPackage

/// All ports of the stores on one SQLite database.
///
/// One connection writes (``GroupWriter``), some others only read: a reader sees all that was acknowledged when it began,
/// and nothing of a transaction that is not synced yet.
package final class SQLiteStore: Sendable {
    let connections: Connections
    /// Key and checkpoint of the log; nil for a database by itself, or one that is only looked at.
    let keeper: LogKeeper?
    /// The checkpoint of a log that is only looked at.
    private let inspected: Checkpoint?
    let lock: DirectoryLock?
    let spool: SegmentSpool
    let idempotencyMarks = IdempotencyMarks()
    let sealedSecrets = SealedSecrets()
    let now: @Sendable () -> Timestamp

    var writer: GroupWriter { connections.writer }

    init(
        _ connections: Connections, spool: FilePath, lock: DirectoryLock? = nil, keeper: LogKeeper? = nil,
        inspected: Checkpoint? = nil, now: @escaping @Sendable () -> Timestamp
    ) {
        self.connections = connections
        self.spool = SegmentSpool(spool)
        self.lock = lock
        self.keeper = keeper
        self.inspected = inspected
        self.now = now
    }

    /// Opens a database by itself, without lock, identity and checkpoint: for tests and measurements of the ports.
    ///
    /// - Parameters:
    ///   - path: the database's file, which is made when it is not there.
    ///   - now: the time that appends are recorded with.
    package convenience init(
        database path: String, now: @escaping @Sendable () -> Timestamp
    ) async throws(StoreError) {
        self.init(try await Connections(opening: path), spool: FilePath(path + "-audit-log"), now: now)
    }

    /// Finishes what was asked for, closes the database, signs where the log ends and gives the directory back.
    ///
    /// - Throws: ``StoreError`` if the last checkpoint could not be written; everything else is done
    package func close() async throws(StoreError) {
        await connections.close()
        defer { lock?.release() }
        try await keeper?.checkpoints.write(writer.tip.head)
    }

    /// How many writes have shared how many syncs since the store was opened.
    package var groupTally: GroupTally { writer.tally }

    /// Which log this is; nil for a database by itself, or one that is only looked at.
    package var identity: LogIdentity? { keeper?.identity }

    /// The checkpoint that was signed last, as far as anyone knows.
    var knownCheckpoint: Checkpoint? {
        get async { await keeper?.checkpoints.latest ?? inspected }
    }

    /// Keeps the log's signed checkpoint up to date until the task is canceled. A failure is told and tried again.
    ///
    /// - Parameters:
    ///   - interval: the least time between two checkpoints.
    ///   - onFailure: is told when a checkpoint could not be written.
    package func runCheckpoints(
        every interval: Duration = .seconds(1), clock: any Clock<Duration> = ContinuousClock(),
        onFailure: (StoreError) -> Void
    ) async {
        guard let keeper else { return }
        for await _ in connections.feed.positions() {
            var isWritten = false
            while !isWritten {
                do throws(StoreError) {
                    try await keeper.checkpoints.write(writer.tip.head)
                    isWritten = true
                } catch {
                    onFailure(error)
                }
                do { try await clock.sleep(for: interval) } catch { return }
            }
        }
    }

    /// Reads as of one moment.
    func read<Value: Sendable>(_ value: @Sendable (Database) throws -> Value) async throws(StoreError) -> Value {
        try await connections.read(value)
    }
}
