import GRDB
import GRDBSQLite
import Stores

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What SQLite says when it could not do something.
struct SQLiteFailure: Error {
    /// SQLite's extended result code.
    var code: Int32
    /// The system's error behind it; 0 if there is none.
    var systemError: Int32 = 0
    var message: String

    init(code: Int32, systemError: Int32 = 0, message: String) {
        self.code = code
        self.systemError = systemError
        self.message = message
    }

    /// The latest failure of a connection.
    init(_ code: Int32, on connection: OpaquePointer) {
        let isFileError = code & 0xFF == SQLITE_IOERR
        self.init(
            code: code, systemError: isFileError ? Self.systemError(on: connection) : 0,
            message: String(cString: sqlite3_errmsg(connection)))
    }

    /// The system's error behind an I/O error. A COMMIT leaves the connection's own at 0, and only the files know: the
    /// write-ahead log, then the database.
    private static func systemError(on connection: OpaquePointer) -> Int32 {
        let known = sqlite3_system_errno(connection)
        if known != 0 { return known }
        for pointer in [SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER] {
            var file: UnsafeMutablePointer<sqlite3_file>?
            var error: Int32 = 0
            guard sqlite3_file_control(connection, nil, pointer, &file) == SQLITE_OK, let file,
                file.pointee.pMethods?.pointee.xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error) == SQLITE_OK,
                error != 0
            else { continue }
            return error
        }
        return 0
    }

    /// What was read is not what was once written.
    static func corrupt(_ message: String) -> SQLiteFailure { SQLiteFailure(code: SQLITE_CORRUPT, message: message) }

    /// Whether a rule of the schema forbade it, and nothing else is wrong.
    var isConstraint: Bool { code & 0xFF == SQLITE_CONSTRAINT }

    /// Whether there is no space, or no more is allowed to be used.
    private var isFull: Bool {
        code & 0xFF == SQLITE_FULL
            || (code & 0xFF == SQLITE_IOERR && [ENOSPC, EDQUOT, EFBIG].contains(systemError))
    }

    /// The failure as the store tells it.
    var storeError: StoreError {
        switch code & 0xFF {
        case _ where isFull:
            StoreError(
                .full,
                "there is no space left for the database (\(message)); nothing was recorded. "
                    + "Make room on its disk or raise its quota: Mooring goes on by itself")
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CONSTRAINT:
            StoreError(
                .corrupt,
                "the database contradicts itself: \(message). Run `mooring log verify`, and restore a backup if it fails"
            )
        default:
            StoreError(
                .unavailable,
                "the database could not be read or written: \(message)\(systemErrorText). "
                    + "See to its disk; Mooring tries again with the next request")
        }
    }

    private var systemErrorText: String {
        systemError == 0 ? "" : " (\(String(cString: strerror(systemError))))"
    }
}

extension SQLiteFailure {
    /// Any error of GRDB, and this one, as one type.
    init(_ error: any Error) {
        switch error {
        case let failure as SQLiteFailure: self = failure
        case let error as DatabaseError:
            self.init(
                code: error.extendedResultCode.rawValue, message: error.message ?? error.extendedResultCode.description)
        case is CancellationError: self.init(code: SQLITE_INTERRUPT, message: "the request was canceled")
        default: self.init(code: SQLITE_ERROR, message: "\(error)")
        }
    }
}
