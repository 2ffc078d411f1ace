import EventLog
import GRDBSQLite
import SystemPackage

/// All events read through the C API, and their leaves computed from their bytes: the least that reading a log costs.
struct RawScan {
    private let connection: BareConnection

    init(_ database: FilePath) throws { connection = try BareConnection(database, readOnly: true) }

    func checkLeaves(_ expected: Int64) throws {
        var count: Int64 = 0
        let statement = try connection.prepare("SELECT canonical, leaf FROM event ORDER BY position")
        try connection.forEach(statement) { row in
            guard TreeHash.leaf(bytes(row, 0)) == TreeHash(bytes(row, 1)) else {
                throw BenchError("an event does not have its leaf")
            }
            count += 1
        }
        guard count == expected else { throw BenchError("\(count) events were read instead of \(expected)") }
    }

    private func bytes(_ row: OpaquePointer, _ column: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: sqlite3_column_blob(row, column), count: Int(sqlite3_column_bytes(row, column)))
    }
}
