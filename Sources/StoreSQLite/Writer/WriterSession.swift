import EventLog
import GRDB
import GRDBSQLite
import MooringModel
import Stores

/// The connection that writes, with its statements and what it knows of the log's end. Thrown away after an error: a
/// new one reads anew whatever this one believed.
///
/// Belongs to ``GroupWriter`` and its thread.
final class WriterSession {
    private let queue: DatabaseQueue
    let connection: OpaquePointer
    /// Made when they are first used, by their text.
    private var statements: [StaticStringKey: SQLiteStatement] = [:]

    /// Where the log ends, with the events of the transaction that is going on.
    var tip: LogTip

    /// Opens the database, or makes it, and brings it to this program's schema.
    ///
    /// - Throws: ``SchemaError``, ``SQLiteFailure`` or an error of GRDB
    init(path: String) throws {
        queue = try DatabaseQueue(path: path, configuration: .writer)
        (connection, tip) = try queue.writeWithoutTransaction { db in
            guard let connection = db.sqliteConnection else {
                throw SQLiteFailure(code: SQLITE_MISUSE, message: "the connection is closed")
            }
            try Schema.migrate(db)
            // Only here: GRDB sets NORMAL itself when it opens a database in WAL mode, after every earlier hook.
            try db.execute(sql: "PRAGMA synchronous = FULL")
            let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
            guard synchronous == 2 else { throw SchemaError.synchronous(synchronous) }
            return (connection, try LogTip(stored: db))
        }
    }

    /// Closes the connection. If it is the last one, SQLite moves the write-ahead log into the database.
    func close() throws {
        statements = [:]
        try queue.close()
    }

    /// Whether the log begins with all that another end of it stands for.
    func goes(onFrom earlier: LogTip) throws -> Bool {
        guard tip.position >= earlier.position else { return false }
        let then = try queue.writeWithoutTransaction { db in try LogTip(stored: db, size: earlier.position.value) }
        return then.frontier.root == earlier.frontier.root
    }

    /// Moves what it can of the write-ahead log into the database, with syncs of both.
    ///
    /// By SQLite's own call: GRDB's error does not have the system's, which tells a full disk from a broken one.
    ///
    /// - Parameter mode: one of `SQLITE_CHECKPOINT_…`
    /// - Returns: false if somebody else was in the way
    func checkpoint(_ mode: Int32) throws(SQLiteFailure) -> Bool {
        let code = queue.writeWithoutTransaction { _ in
            sqlite3_wal_checkpoint_v2(connection, nil, mode, nil, nil)
        }
        guard code == SQLITE_OK || code & 0xFF == SQLITE_BUSY else { throw SQLiteFailure(code, on: connection) }
        return code == SQLITE_OK
    }

    /// The prepared statement of that text.
    func statement(_ sql: StaticString) throws(SQLiteFailure) -> SQLiteStatement {
        let key = StaticStringKey(sql)
        if let statement = statements[key] { return statement }
        let statement = try SQLiteStatement(String(describing: sql), on: connection)
        statements[key] = statement
        return statement
    }

    /// Carries out the members of a group in one transaction, each in a savepoint of its own, and syncs it.
    ///
    /// - Throws: whatever failed; then nothing of the group is recorded as far as this process can tell, and the session
    ///   must not be used again
    func commit(_ group: [any GroupMember]) throws(SQLiteFailure) {
        do {
            // On GRDB's queue, so that its own checks hold.
            try queue.writeWithoutTransaction { _ in
                try statement("BEGIN IMMEDIATE").run()
                for member in group { try carryOut(member) }
                try statement("COMMIT").run()
            }
        } catch {
            let failure = SQLiteFailure(error)
            // SQLite has often rolled back by itself. If it can do neither, closing the connection does.
            try? queue.writeWithoutTransaction { _ in try statement("ROLLBACK").run() }
            throw failure
        }
    }

    private func carryOut(_ member: any GroupMember) throws(SQLiteFailure) {
        let before = tip
        try statement("SAVEPOINT member").run()
        let isKept = try member.carryOut(in: self)
        if !isKept {
            try statement("ROLLBACK TO member").run()
            tip = before
        }
        try statement("RELEASE member").run()
    }
}

/// A statement's text by its address: hashing the text itself would cost as much as some of the statements.
private struct StaticStringKey: Hashable {
    private let address: UnsafePointer<UInt8>

    init(_ text: StaticString) { address = text.utf8Start }
}
