import EventLog
import GRDB
import MooringModel

extension LogTip {
    /// What a database holds.
    init(stored db: Database) throws {
        self = try LogTip(stored: db, size: Int64.fetchOne(db, sql: "SELECT max(position) FROM event") ?? 0)
    }

    /// What a database held when its log had `size` events.
    init(stored db: Database, size: Int64) throws {
        frontier = try TreeFrontier(size: size) { subtree in try TreeHash(stored: db, subtree) }
        at = try Int64.fetchOne(db, sql: "SELECT at FROM event WHERE position = ?", arguments: [size])
            .map(Timestamp.init(microseconds:))
    }
}

extension TreeHash {
    /// The hash of a complete subtree of the log.
    init(stored db: Database, _ subtree: Subtree) throws {
        let bytes =
            try subtree.level == 0
            ? [UInt8].fetch(db, "SELECT leaf FROM event WHERE position = ?", [subtree.index + 1])
            : [UInt8].fetch(
                db, "SELECT hash FROM tree_node WHERE level = ? AND node_index = ?",
                [Int64(subtree.level), subtree.index])
        guard let bytes, let hash = TreeHash(bytes) else {
            throw SQLiteFailure.corrupt(
                "the subtree \(subtree.index) of level \(subtree.level) is missing from the log's tree")
        }
        self = hash
    }
}

extension [UInt8] {
    fileprivate static func fetch(_ db: Database, _ sql: String, _ arguments: [Int64]) throws -> [UInt8]? {
        let statement = try db.cachedStatement(sql: sql)
        return try Row.fetchOne(statement, arguments: StatementArguments(arguments))?.bytes(0)
    }
}
