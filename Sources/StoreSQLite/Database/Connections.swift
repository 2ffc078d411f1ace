import GRDB
import MooringModel
import Stores

/// The connections to one database: the one that writes, and those that only read.
struct Connections: Sendable {
    let writer: GroupWriter
    let readers: DatabasePool
    let feed: CommitFeed

    /// Opens the database at `path`, or makes it.
    init(opening path: String) async throws(StoreError) {
        do {
            try Schema.check(database: path)
        } catch let error as SchemaError {
            throw StoreError(.unavailable, error.description)
        } catch {
            throw SQLiteFailure(error).storeError
        }
        feed = CommitFeed()
        writer = GroupWriter(path: path, feed: feed)
        try await writer.open()
        do {
            readers = try DatabasePool(path: path, configuration: .readers)
            // The first read attaches the readers to the write-ahead log, for as long as they are open: while anyone is
            // attached, the writer can be opened anew and nothing that failed to be committed comes back to life.
            try await readers.read { db in _ = try Row.fetchOne(db, sql: "SELECT 1 FROM event LIMIT 1") }
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

    func close() async { await writer.close(after: readers) }
}
