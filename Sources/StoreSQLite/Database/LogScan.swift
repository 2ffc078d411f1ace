import EventLog
import GRDB
import GRDBSQLite
import MooringModel

/// Reads all events of a log, one after another, on a connection of GRDB or on the writer's.
///
/// For what goes through the whole log: no row of GRDB is made and nothing is kept.
struct LogScan {
    let connection: OpaquePointer

    init(_ connection: OpaquePointer) { self.connection = connection }

    init(_ db: Database) throws {
        guard let connection = db.sqliteConnection else {
            throw SQLiteFailure(code: SQLITE_MISUSE, message: "the connection is closed")
        }
        self.connection = connection
    }

    /// Shows every event to `visit`, in the order of the log.
    func events(_ visit: (RecordedEvent) throws(SQLiteFailure) -> Void) throws(SQLiteFailure) {
        try SQLiteStatement("SELECT canonical FROM event ORDER BY position", on: connection)
            .forEach { row throws(SQLiteFailure) in
                let event: RecordedEvent
                do { event = try RecordedEvent(canonical: row.bytes(0)) } catch {
                    throw .corrupt("an event cannot be read: \(error)")
                }
                try visit(event)
                return true
            }
    }
}
