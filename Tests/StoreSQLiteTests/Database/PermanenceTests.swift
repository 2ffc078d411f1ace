import EventLog
import GRDB
import StoreTesting
import Stores
import SystemPackage
import Testing

@testable import StoreSQLite

@Suite struct PermanenceTests {

    /// What somebody might try on a log of nine events.
    static let attempts = [
        "UPDATE event SET type = 'integration.deleted' WHERE position = 5",
        "UPDATE event SET canonical = x'7B7D'",
        "UPDATE event SET position = 99 WHERE position = 9",
        "UPDATE OR REPLACE event SET position = 2 WHERE position = 1",
        "UPDATE OR IGNORE event SET leaf = zeroblob(32) WHERE position = 1",
        "DELETE FROM event WHERE position = 9",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event WHERE position = 5",
        "REPLACE INTO event SELECT * FROM event",
        // In the next position, so that only another key is in its way.
        "INSERT OR REPLACE INTO event SELECT 10, id, 'project/other', 1, 'x', \(rest) FROM event WHERE position = 5",
        "INSERT OR REPLACE INTO event SELECT 10, 'other', stream, version, 'x', \(rest) FROM event WHERE position = 5",
        "INSERT INTO event SELECT * FROM event WHERE position = 5 ON CONFLICT (position) DO UPDATE SET type = 'x'",
        "INSERT INTO event SELECT 11, 'other', 'project/other', 1, 'x', \(rest) FROM event WHERE position = 5",
        "INSERT INTO event SELECT 10, 'other', 'project/other', 2, 'x', \(rest) FROM event WHERE position = 5",
        "UPDATE tree_node SET hash = zeroblob(32) WHERE level = 2",
        "DELETE FROM tree_node WHERE level = 1",
        "INSERT OR REPLACE INTO tree_node SELECT level, node_index, zeroblob(32) FROM tree_node",
        """
        INSERT INTO tree_node SELECT level, node_index, zeroblob(32) FROM tree_node WHERE true
        ON CONFLICT (level, node_index) DO UPDATE SET hash = excluded.hash
        """,
    ]

    private static let rest = """
        at, actor, organization, project, project_sequence, region, correlation, canonical, leaf
        """

    @Test(arguments: attempts) func `a recorded event stays as it is, whoever tries to change it`(
        _ sql: String
    ) async throws {
        try await withTemporaryDirectory { directory in
            let (path, clock) = (directory.appending("mooring.sqlite").string, StoryClock())
            let store = try await SQLiteStore(database: path) { clock.now }
            let story = try Story(Backend(store), clock: clock)
            try await story.appendTenancy()
            _ = try await story.appendDrafts(5)

            try await story.expectUnchanged {
                // The store's own connection.
                await #expect(throws: StoreError.self) {
                    try await store.writer.perform { session throws(SQLiteFailure) in
                        try SQLiteStatement(sql, on: session.connection).run()
                    }
                }
                // One as the shell of SQLite opens it.
                let other = try DatabaseQueue(path: path)
                let error = try #require(throws: DatabaseError.self) { try other.write { try $0.execute(sql: sql) } }
                #expect(error.resultCode == .SQLITE_CONSTRAINT && error.message?.isEmpty == false, "\(error)")
                try other.close()
            }
            try await story.expectSound()
            try await store.close()
        }
    }
}
