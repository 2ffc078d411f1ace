import GRDBSQLite

/// A prepared statement on SQLite's own interface, for what is done for every event.
///
/// GRDB's statements were rejected here alone: their arguments are arrays of enumerations, and observing the database,
/// which nobody does here, is paid for at each execution.
///
/// A statement belongs to its connection's thread and must be gone before the connection is closed.
final class SQLiteStatement {
    private let handle: OpaquePointer
    private let connection: OpaquePointer

    init(_ sql: String, on connection: OpaquePointer) throws(SQLiteFailure) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else { throw SQLiteFailure(code, on: connection) }
        self.handle = handle
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    /// Carries the statement out and passes over any rows.
    func run<each Value: SQLiteBindable>(_ values: repeat each Value) throws(SQLiteFailure) {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        while try step() {}
    }

    /// What `read` makes of the first row; nil if there is none.
    func first<each Value: SQLiteBindable, Result>(
        _ values: repeat each Value, read: (borrowing SQLiteRow) throws(SQLiteFailure) -> Result
    ) throws(SQLiteFailure) -> Result? {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        return try step() ? try read(SQLiteRow(handle)) : nil
    }

    /// Shows every row to `visit`, until it returns false.
    func forEach<each Value: SQLiteBindable>(
        _ values: repeat each Value, visit: (borrowing SQLiteRow) throws(SQLiteFailure) -> Bool
    ) throws(SQLiteFailure) {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        while try step() {
            guard try visit(SQLiteRow(handle)) else { return }
        }
    }

    private func bind<each Value: SQLiteBindable>(_ values: repeat each Value) throws(SQLiteFailure) {
        var index: Int32 = 1
        for value in repeat each values {
            let code = value.bind(to: handle, at: index)
            guard code == SQLITE_OK else { throw SQLiteFailure(code, on: connection) }
            index += 1
        }
    }

    private func step() throws(SQLiteFailure) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw SQLiteFailure(code, on: connection)
        }
    }
}
