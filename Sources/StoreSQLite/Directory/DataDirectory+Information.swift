internal import GRDBSQLite
package import Stores
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension DataDirectory {
    /// The signed checkpoint as it was last written; nil before the first.
    package func checkpointText() throws(StoreError) -> String? {
        try Disk.read(checkpoint).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of the database and of its write-ahead log; nil if they cannot be told.
    package func databaseBytes() -> Int64? {
        var total: Int64?
        for path in [database.string, database.string + "-wal"] {
            var status = stat()
            guard stat(path, &status) == 0 else { continue }
            total = (total ?? 0) + Int64(status.st_size)
        }
        return total
    }
}

extension SQLiteStore {
    /// The version of SQLite that this program runs with.
    package static var libraryVersion: String { String(cString: sqlite3_libversion()) }
}
