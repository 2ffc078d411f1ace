import GRDB
import Stores

/// A database that nobody writes to.
struct BackupFile {
    private let queue: DatabaseQueue

    /// - Throws: ``SchemaError`` if it is no database of Mooring, or of a newer one
    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.label = "mooring.backup"
        configuration.readonly = true
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read { db in
            guard try Schema.check(db) > 0 else { throw SchemaError.foreign }
        }
    }

    func head() throws -> LogHead {
        try queue.read { db in try LogTip(stored: db).head }
    }
}
