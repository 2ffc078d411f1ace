import EventLog
import GRDBSQLite
import MooringModel
import SystemPackage

/// The same bytes into the same tables, with nothing around it: what libsqlite3 itself takes on this disk.
///
/// It runs on a copy of the database and writes to it what Mooring has written to the original meanwhile, so that both
/// always have the same content.
final class BareLoop {
    private let connection: BareConnection
    private let statements: [BareStatement]
    private let begin: BareStatement
    private let commit: BareStatement

    init(_ database: FilePath) throws {
        connection = try BareConnection(database)
        try connection.execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA cache_size = -65536;
            PRAGMA temp_store = MEMORY;
            PRAGMA journal_size_limit = 67108864;
            """)
        let connection = connection
        statements = try Tape.Action.allCases.map { try connection.prepare($0.sql) }
        begin = try connection.prepare("BEGIN IMMEDIATE")
        commit = try connection.prepare("COMMIT")
    }

    /// Writes what is on a tape, in so many transactions of the same size.
    func play(_ tape: Tape, groups: Int) throws {
        for group in 0..<groups {
            try connection.run(begin)
            let range = tape.count * group / groups..<tape.count * (group + 1) / groups
            try tape.play(range, on: statements, run: connection.run)
            try connection.run(commit)
        }
    }
}

extension Tape.Action {
    var sql: String {
        switch self {
        case .releaseClaim: "DELETE FROM claim WHERE stream = ? AND kind = ?"
        case .acquireClaim:
            "INSERT INTO claim (kind, scope, key, stream) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        case .insertEvent:
            """
            INSERT INTO event (position, id, stream, version, type, at, actor, organization, project, project_sequence,
                region, correlation, canonical, leaf)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        case .insertNode: "INSERT INTO tree_node (level, node_index, hash) VALUES (?, ?, ?)"
        case .endRow: "UPDATE view_row SET valid_to = ? WHERE view = ? AND key = ? AND valid_to IS NULL"
        case .insertRow:
            """
            INSERT INTO view_row (view, key, scope, region, status, lookup, version, valid_from, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        }
    }
}
