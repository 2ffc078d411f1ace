import EventLog
import MooringModel
import StoreSQLite
import StoreTesting
import Stores
import SystemPackage
import Testing

@Suite struct BackupTests {
    @Test func `a backup is of one moment, while appends go on, and its checkpoint says which`() async throws {
        try await DirectoryStory.with { told in
            let backup = told.root.appending("backup")
            let (head, key) = try await told.whileOpen { store, story in
                let ids = try await story.appendDrafts(10)
                async let appended = story.appendAtOnce(
                    (0..<100).map { story.appending([story.described(ids[$0 % 10], "\($0)")]) })
                let head = try await store.backUp(to: backup.string)
                for result in await appended { _ = try result.get() }
                return (head, try #require(store.identity).publicKey)
            }
            #expect(head.position.value >= 11)

            let copy = try await SQLiteStore(database: backup.string) { told.clock.now }
            #expect(try await copy.head() == head)
            try await Story(Backend(copy), clock: told.clock).expectSound()
            try await copy.close()

            let text = try #require(FilePath(backup.string + ".checkpoint").bytes)
            let checkpoint = try Checkpoint(SignedNote(parsing: Array(text)), verifiedBy: VerifierKey(parsing: key))
            #expect(checkpoint.size == head.position.value && checkpoint.root == head.root)
        }
    }

    @Test func `a backup takes the place of no file`() async throws {
        try await DirectoryStory.with { told in
            let backup = told.root.appending("backup")
            try backup.write("something else")
            try await told.whileOpen { store, _ in
                await #expect(throws: StoreError.self) { try await store.backUp(to: backup.string) }
                let elsewhere = told.root.appending("missing/backup")
                await #expect(throws: StoreError.self) { try await store.backUp(to: elsewhere.string) }
                try await told.append(1, to: store)
            }
            #expect(backup.bytes.map { String(decoding: $0, as: UTF8.self) } == "something else")
        }
    }
}
