import EventLog
import GRDBSQLite

/// The row that a ``SQLiteStatement`` stands at; gone with its next step.
struct SQLiteRow: ~Copyable {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) { self.statement = statement }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

    func text(_ column: Int32) -> String {
        String(decoding: bytes(column), as: UTF8.self)
    }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// The bytes of a text or a blob, which are there only until the next step.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        // The address first: asking for it may convert the value.
        let address = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: address, count: Int(sqlite3_column_bytes(statement, column)))
    }

    func hash(_ column: Int32) throws(SQLiteFailure) -> TreeHash {
        guard let hash = TreeHash(bytes(column)) else { throw .corrupt("a hash does not have 32 bytes") }
        return hash
    }

    private func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
}
