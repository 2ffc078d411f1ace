import GRDB
import SQLiteMigrations
import SystemPackage

/// The schema that this program knows, and how a database comes to it.
enum Schema {
    /// `MOOR`, in the header of every database of Mooring.
    static let applicationID: Int32 = 0x4D4F_4F52

    static var version: Int { SQLiteMigration.all.count }

    /// Brings a database to this program's schema; each step in a transaction of its own.
    ///
    /// - Throws: ``SchemaError`` if the database is another program's, or of a later Mooring
    static func migrate(_ db: Database) throws {
        let found = try check(db)
        for (index, migration) in SQLiteMigration.all.enumerated().dropFirst(found) {
            try db.inTransaction(.immediate) {
                try db.execute(sql: migration.sql)
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
                return .commit
            }
        }
    }

    /// Looks at a database before it is opened to be written to: even that would change another program's, whose journal
    /// has another mode.
    ///
    /// - Throws: ``SchemaError``, or an error of GRDB
    static func check(database path: String) throws {
        guard Disk.exists(FilePath(path)) else { return }
        var configuration = Configuration()
        configuration.label = "mooring.check"
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        _ = try queue.read { db in try check(db) }
        try queue.close()
    }

    /// The number of migrations that a database has.
    @discardableResult
    static func check(_ db: Database) throws -> Int {
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let isNew =
            try application == 0 && found == 0 && Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
        guard isNew || application == applicationID else { throw SchemaError.foreign }
        guard found <= version else { throw SchemaError.newer(found: found, known: version) }
        return found
    }
}
