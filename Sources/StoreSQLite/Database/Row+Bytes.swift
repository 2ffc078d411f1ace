import GRDB

extension Row {
    /// The bytes of a blob, copied.
    func bytes(_ column: Int) throws -> [UInt8] {
        try withUnsafeData(atIndex: column) { data in data.map { Array($0) } ?? [] }
    }
}
