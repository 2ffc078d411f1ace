import GRDBSQLite
import SystemPackage

/// A connection to a database with nothing between this program and libsqlite3.
final class BareConnection {
    private let handle: OpaquePointer

    init(_ path: FilePath, readOnly: Bool = false) throws {
        var handle: OpaquePointer?
        let flags = readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
        let code = sqlite3_open_v2(path.string, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle else {
            sqlite3_close_v2(handle)
            throw BenchError("could not open \(path): SQLite says \(code)")
        }
        self.handle = handle
    }

    deinit { sqlite3_close_v2(handle) }

    func execute(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(sql) }
    }

    func prepare(_ sql: String) throws -> BareStatement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK,
            let statement
        else { throw failure(sql) }
        return BareStatement(statement)
    }

    /// Carries out a statement that gives no rows.
    func run(_ statement: BareStatement) throws {
        let code = sqlite3_step(statement.handle)
        sqlite3_reset(statement.handle)
        guard code == SQLITE_DONE else { throw failure("a statement") }
    }

    /// Shows every row of a statement.
    func forEach(_ statement: BareStatement, _ visit: (OpaquePointer) throws -> Void) throws {
        defer { sqlite3_reset(statement.handle) }
        while try step(statement) { try visit(statement.handle) }
    }

    /// Whether there is another row, at which the statement then stands.
    func step(_ statement: BareStatement) throws -> Bool {
        switch sqlite3_step(statement.handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure("a query")
        }
    }

    private func failure(_ what: String) -> BenchError {
        BenchError("SQLite did not do \(what): \(String(cString: sqlite3_errmsg(handle)))")
    }
}

/// A statement that is gone before its connection.
final class BareStatement {
    let handle: OpaquePointer

    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { sqlite3_finalize(handle) }
}
