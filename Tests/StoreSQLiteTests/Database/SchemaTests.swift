import GRDB
import MooringModel
import StoreSQLite
import StoreTesting
import Stores
import SystemPackage
import Testing

@Suite struct SchemaTests {
    @Test func `a database says whose it is and which schema it has, and its tables are strict`() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory.appending("mooring.sqlite").string
            try await SQLiteStore(database: path) { StoryClock.beginning }.close()
            let queue = try DatabaseQueue(path: path)
            try await queue.read { db in
                #expect(try Int.fetchOne(db, sql: "PRAGMA application_id") == 0x4D4F_4F52)
                #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == 3)
                #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
                let loose = try String.fetchAll(
                    db,
                    sql: "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = 0")
                #expect(loose == ["sqlite_schema"])
            }
            try queue.close()
        }
    }

    @Test func `a database of a newer Mooring is refused, and left as it is`() async throws {
        try await refused("PRAGMA application_id = 0x4D4F4F52; PRAGMA user_version = 99", saying: "newer version")
    }

    @Test func `a database of another program is refused, and left as it is`() async throws {
        try await refused("PRAGMA application_id = 7; CREATE TABLE note (text)", saying: "no database of Mooring")
        try await refused("CREATE TABLE note (text)", saying: "no database of Mooring")
        try await refused("PRAGMA user_version = 2", saying: "no database of Mooring")
    }

    @Test func `a file that is no database is refused, and left as it is`() async throws {
        try await DirectoryStory.with { told in
            try await told.open().close()
            let text = String(repeating: "Not a database, but a text that somebody has put there. ", count: 50)
            try told.directory.database.write(text)
            let error = try #require(try await told.refusal())
            #expect(error.code == .corrupt, "\(error)")
            #expect(told.directory.database.bytes.map { String(decoding: $0, as: UTF8.self) } == text)
        }
    }

    private func refused(_ sql: String, saying words: String) async throws {
        try await DirectoryStory.with { told in
            try await told.open().close()
            try told.directory.database.remove()
            let queue = try DatabaseQueue(path: told.directory.database.string)
            try await queue.write { db in try db.execute(sql: sql) }
            try queue.close()
            let before = told.directory.database.bytes
            let error = try #require(try await told.refusal())
            #expect(error.code == .unavailable && error.message.contains(words), "\(error)")
            #expect(told.directory.database.bytes == before)
            // The directory is free again.
            let again = try #require(try await told.refusal())
            #expect(!again.message.contains("in use"))
        }
    }
}
