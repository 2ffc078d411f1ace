import EventLog
import GRDB
import MooringModel
import StoreSQLite
import StoreTesting
import Stores
import SystemPackage
import Testing

@Suite struct VerificationTests {
    /// Something that somebody has done to a log of eleven events, and what is said of it.
    struct Tampering: Sendable, CustomTestStringConvertible {
        var what: String
        var sql: String
        var position: Int64
        var reason: String

        var testDescription: String { what }

        static func column(_ name: String, _ value: String, at position: Int64) -> Tampering {
            Tampering(
                what: "the column \(name)", sql: "UPDATE event SET \(name) = \(value) WHERE position = \(position)",
                position: position, reason: "column \(name)")
        }
    }

    static let tamperings: [Tampering] =
        [
            Tampering(
                what: "a word of an event's bytes",
                sql: """
                    UPDATE event SET canonical = CAST(replace(CAST(canonical AS TEXT), 'Search', 'Scorch') AS BLOB)
                    WHERE position = 2
                    """, position: 2, reason: "leaf"),
            Tampering(
                what: "white space in an event's bytes",
                sql: """
                    UPDATE event SET canonical = CAST(replace(CAST(canonical AS TEXT), '{"', '{ "') AS BLOB)
                    WHERE position = 3
                    """, position: 3, reason: "canonical"),
            Tampering(
                what: "bytes that are no event", sql: "UPDATE event SET canonical = x'7B7D' WHERE position = 4",
                position: 4, reason: ""),
            Tampering(
                what: "the bytes of another event",
                sql: "UPDATE event SET canonical = (SELECT canonical FROM event WHERE position = 6) WHERE position = 5",
                position: 5, reason: "position"),
            Tampering(
                what: "a leaf", sql: "UPDATE event SET leaf = zeroblob(32) WHERE position = 7", position: 7,
                reason: "leaf"),
            Tampering(
                what: "a subtree",
                sql: "UPDATE tree_node SET hash = zeroblob(32) WHERE level = 2 AND node_index = 1", position: 8,
                reason: "subtree 1 of level 2"),
            Tampering(
                what: "a missing subtree", sql: "DELETE FROM tree_node WHERE level = 1 AND node_index = 2", position: 6,
                reason: "subtree 2 of level 1"),
            Tampering(
                what: "a surplus subtree", sql: "INSERT INTO tree_node VALUES (1, 5, zeroblob(32))", position: 11,
                reason: "goes on"),
            Tampering(
                what: "an event that is gone from the middle", sql: "DELETE FROM event WHERE position = 6", position: 6,
                reason: "position"),
            Tampering(
                what: "events that are gone from the end", sql: "DELETE FROM event WHERE position > 9", position: 9,
                reason: "goes on"),
        ] + [
            .column("id", "'0196-other'", at: 2), .column("stream", "'project/other'", at: 3),
            .column("version", "7", at: 4), .column("type", "'project.renamed'", at: 2), .column("at", "at + 1", at: 5),
            .column("actor", "'prin-bert'", at: 6), .column("organization", "NULL", at: 7),
            .column("project", "'proj-other'", at: 8), .column("project_sequence", "project_sequence + 1", at: 9),
            .column("region", "'local'", at: 10), .column("correlation", "''", at: 11),
        ]

    @Test(arguments: tamperings) func `verifying names the first event that was tampered with`(
        _ tampering: Tampering
    ) async throws {
        try await withTemporaryDirectory { directory in
            let (path, clock) = (directory.appending("mooring.sqlite"), StoryClock())
            let store = try await SQLiteStore(database: path.string) { clock.now }
            let story = try Story(Backend(store), clock: clock)
            try await story.appendTenancy()
            _ = try await story.appendDrafts(7)
            #expect(try await store.verify().firstBad == nil)

            try tamper(with: path, tampering.sql)
            let found = try #require(try await store.verify().firstBad)
            #expect(found.position == Position(tampering.position), "\(found)")
            #expect(found.reason.contains(tampering.reason), "\(found)")
            try await store.close()
        }
    }

    @Test func `an event that was rewritten together with its leaf is found by the tree`() async throws {
        try await withTemporaryDirectory { directory in
            let (path, clock) = (directory.appending("mooring.sqlite"), StoryClock())
            let store = try await SQLiteStore(database: path.string) { clock.now }
            let story = try Story(Backend(store), clock: clock)
            try await story.appendTenancy()
            let stored = try await story.allEvents()[1].canonicalBytes
            let forged = Array(String(decoding: stored, as: UTF8.self).replacing("Search", with: "Scorch").utf8)
            let bytes = forged.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
            try tamper(
                with: path,
                "UPDATE event SET canonical = x'\(bytes)', leaf = x'\(TreeHash.leaf(forged))' WHERE position = 2")
            let found = try #require(try await store.verify().firstBad)
            #expect(found.position == Position(2) && found.reason.contains("subtree 0 of level 1"), "\(found)")
            try await store.close()
        }
    }

    @Test func `a log whose end was cut off or rewritten is found by the checkpoint, running or not`() async throws {
        try await DirectoryStory.with { told in
            try await told.append(4)
            let store = try await told.open()
            // The last of five events is a leaf by itself: no subtree has it yet.
            let last = try #require(try await store.events(matching: EventQuery()).last).canonicalBytes
            let forged = Array(
                String(decoding: last, as: UTF8.self).replacing("\"described\"", with: "\"forged\"").utf8)
            let bytes = forged.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
            try tamper(
                with: told.directory.database,
                "UPDATE event SET canonical = x'\(bytes)', leaf = x'\(TreeHash.leaf(forged))' WHERE position = 5")
            let rewritten = try #require(try await store.verify().firstBad)
            #expect(rewritten.position == Position(5) && rewritten.reason.contains("signed for"), "\(rewritten)")
            try tamper(with: told.directory.database, "DELETE FROM event WHERE position = 5")
            let missing = try #require(try await store.verify().firstBad)
            #expect(missing.position == Position(5) && missing.reason.contains("it is missing"), "\(missing)")
            try await store.close()

            let inspected = try await SQLiteStore.inspect(told.directory) { told.clock.now }
            #expect(try await inspected.verify().firstBad == missing)
            try await inspected.close()
        }
    }

    @Test func `a rebuild finds rows and claims that follow from no event, and mends them`() async throws {
        try await withTemporaryDirectory { directory in
            let (path, clock) = (directory.appending("mooring.sqlite"), StoryClock())
            let store = try await SQLiteStore(database: path.string) { clock.now }
            let story = try Story(Backend(store), clock: clock)
            try await story.appendTenancy()
            let id = try await story.appendDrafted(name: "backups")
            try tamper(
                with: path, "UPDATE view_row SET status = 'active' WHERE key = '\(id)'", "DELETE FROM claim",
                "INSERT INTO view_row SELECT NULL, view, 'other', scope, region, status, lookup, version, valid_from, "
                    + "valid_to, body FROM view_row WHERE key = '\(id)'")
            let differences = try await store.rebuildViews(replace: true).differences
            #expect(differences.contains { $0.contains("another status") }, "\(differences)")
            #expect(differences.contains { $0.contains("follow from no event") }, "\(differences)")
            #expect(differences.count > 2, "\(differences)")
            try await story.expectSound()
            try await store.close()
        }
    }
}
