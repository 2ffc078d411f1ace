import EventLog
import GRDB
import MooringModel
import Stores

/// All ports of the stores on one SQLite database.
///
/// One connection writes (``GroupWriter``), some others only read: a reader sees all that was acknowledged when it began,
/// and nothing of a transaction that is not synced yet.
package final class SQLiteStore: Sendable {
    let writer: GroupWriter
    let readers: DatabasePool
    let feed: CommitFeed
    let idempotencyMarks = IdempotencyMarks()
    let now: @Sendable () -> Timestamp

    /// Opens the database at `path`, or makes it.
    ///
    /// - Parameter now: the time that appends are recorded with
    init(path: String, now: @escaping @Sendable () -> Timestamp) async throws(StoreError) {
        self.now = now
        feed = CommitFeed()
        writer = GroupWriter(path: path, feed: feed)
        try await writer.open()
        do {
            readers = try DatabasePool(path: path, configuration: .readers)
            // The first read attaches the readers to the write-ahead log, for as long as the store is open.
            _ = try await readers.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM tree_node LIMIT 1") }
        } catch {
            await writer.refuse(StoreError(.closed, "the store is closed"))
            throw SQLiteFailure(error).storeError
        }
    }

    /// Reads as of one moment.
    func read<Value: Sendable>(_ value: @Sendable (Database) throws -> Value) async throws(StoreError) -> Value {
        do {
            return try await readers.read(value)
        } catch {
            throw SQLiteFailure(error).storeError
        }
    }
}
