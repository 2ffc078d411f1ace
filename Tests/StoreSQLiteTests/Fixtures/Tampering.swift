import GRDB
import SystemPackage

/// Does to a database what its triggers would not let happen, on a connection of its own.
func tamper(with path: FilePath, _ statements: String...) throws {
    let queue = try DatabaseQueue(path: path.string)
    try queue.write { db in
        for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
            try db.execute(sql: "DROP TRIGGER \(trigger)")
        }
        for statement in statements { try db.execute(sql: statement) }
    }
    try queue.close()
}
