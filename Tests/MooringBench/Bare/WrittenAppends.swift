import EventLog
import GRDBSQLite
import MooringModel
import SystemPackage

/// Reads what appends of one event each have written to a database.
struct WrittenAppends {
    private let connection: BareConnection

    init(_ database: FilePath) throws { connection = try BareConnection(database, readOnly: true) }

    /// What those after a position have written, in the order of the log.
    func tape(after position: Int64) throws -> Tape {
        var tape = Tape()
        let event = try statement(
            """
            SELECT position, id, stream, version, type, at, actor, organization, project, project_sequence, region,
                correlation, canonical, leaf
            FROM event WHERE position > ? ORDER BY position
            """, position)
        // A subtree belongs to the event that completes it.
        let node = try statement(
            """
            SELECT level, node_index, hash, (node_index + 1) << level AS position FROM tree_node
            WHERE (node_index + 1) << level > ? ORDER BY position, level
            """, position)
        let row = try statement(
            """
            SELECT view, key, scope, region, status, lookup, version, valid_from, body FROM view_row
            WHERE valid_from > ? ORDER BY valid_from
            """, position)
        var nodes = try Ahead(connection, node, column: 3)
        var rows = try Ahead(connection, row, column: 7)
        try connection.forEach(event) { event in
            let position = sqlite3_column_int64(event, 0)
            tape.beginAppend()
            try addClaims(of: event, to: &tape)
            tape.add(.insertEvent, columnsOf: event)
            while nodes.position == position {
                tape.add(.insertNode, columnsOf: node.handle, count: 3)
                try nodes.advance()
            }
            while rows.position == position {
                tape.add(.endRow, [text(row, 0), text(row, 1)], position: position)
                tape.add(.insertRow, columnsOf: row.handle)
                try rows.advance()
            }
        }
        return tape
    }

    private func addClaims(of event: OpaquePointer, to tape: inout Tape) throws {
        let bytes = UnsafeRawBufferPointer(
            start: sqlite3_column_blob(event, 12), count: Int(sqlite3_column_bytes(event, 12)))
        let recorded = try RecordedEvent(canonical: bytes)
        for change in recorded.claimChanges {
            switch change {
            case .release(let kind): tape.add(.releaseClaim, [recorded.stream.description, kind.rawValue])
            case .acquire(let claim):
                tape.add(
                    .acquireClaim, [claim.kind.rawValue, claim.scope, claim.key, recorded.stream.description])
            }
        }
    }

    private func statement(_ sql: String, _ position: Int64) throws -> BareStatement {
        let statement = try connection.prepare(sql)
        sqlite3_bind_int64(statement.handle, 1, position)
        return statement
    }

    private func text(_ statement: BareStatement, _ column: Int32) -> String {
        sqlite3_column_text(statement.handle, column).map { String(cString: $0) } ?? ""
    }
}

/// A query that stands at its next row.
private struct Ahead {
    private let connection: BareConnection
    private let statement: BareStatement
    private let column: Int32
    /// The row's position; nil at the end.
    private(set) var position: Int64?

    init(_ connection: BareConnection, _ statement: BareStatement, column: Int32) throws {
        self.connection = connection
        self.statement = statement
        self.column = column
        try advance()
    }

    mutating func advance() throws {
        position = try connection.step(statement) ? sqlite3_column_int64(statement.handle, column) : nil
    }
}
