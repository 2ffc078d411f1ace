import EventLog
import Glibc
import MooringModel
import StoreSQLite
import StoreTesting
import Stores
import SystemPackage
import Testing

@Suite struct OpeningTests {
    @Test func `a log begins with its own identity, which its key and its checkpoint confirm`() async throws {
        try await DirectoryStory.with { told in
            try await told.whileOpen { store, story in
                let first = try #require(try await story.allEvents().first).event
                guard case .log(.started(_, let origin, let publicKey)) = first.event else {
                    Issue.record("the log begins with \(first.event.event.type)")
                    return
                }
                #expect(store.identity?.origin == origin && origin.hasPrefix("mooring.invalid/"))
                let key = try VerifierKey(parsing: publicKey)
                let text = try #require(try told.directory.checkpointText())
                let checkpoint = try Checkpoint(SignedNote(parsing: Array(text.utf8)), verifiedBy: key)
                #expect(checkpoint.origin.description == origin && checkpoint.size == 1)
            }
        }
    }

    @Test func `closing signs where the log ends, and opening goes on from there`() async throws {
        try await DirectoryStory.with { told in
            let (head, key) = try await told.whileOpen { store, story in
                try await story.appendTenancy()
                let identity = try #require(store.identity)
                return (try await store.head(), try VerifierKey(parsing: identity.publicKey))
            }
            let text = try #require(try told.directory.checkpointText())
            let checkpoint = try Checkpoint(SignedNote(parsing: Array(text.utf8)), verifiedBy: key)
            #expect(checkpoint.size == 5 && checkpoint.root == head.root)
            try await told.whileOpen { store, story in
                #expect(try await store.head() == head)
                try await told.append(1, to: store)
                try await story.expectSound()
            }
        }
    }

    @Test func `a database whose log is shorter than its checkpoint is refused, and the missing events are named`()
        async throws
    {
        try await DirectoryStory.with { told in
            try await told.append(5)
            let older = told.root.appending("older")
            try told.directory.database.copy(to: older)
            try await told.append(3)
            try told.directory.database.remove()
            try older.copy(to: told.directory.database)
            let error = try #require(try await told.refusal())
            #expect(error.code == .corrupt && error.message.contains("events 7 to 9 are missing"), "\(error)")
            // Nothing was written, and the checkpoint still stands for what is missing.
            #expect(try #require(try told.directory.checkpointText()).contains("\n9\n"))
        }
    }

    @Test func `a database that has other events than its checkpoint was signed for is refused`() async throws {
        try await DirectoryStory.with { told in
            try await told.append(4)
            try tamper(with: told.directory.database, "UPDATE event SET leaf = zeroblob(32) WHERE position = 5")
            let error = try #require(try await told.refusal())
            #expect(error.code == .corrupt && error.message.contains("events up to 5 are not those"), "\(error)")
        }
    }

    @Test func `a database that is gone or empty is not begun anew beside a checkpoint`() async throws {
        try await DirectoryStory.with { told in
            try await told.append(2)
            try told.directory.database.remove()
            for _ in 1...2 {
                let error = try #require(try await told.refusal())
                #expect(error.code == .corrupt && error.message.contains("events 1 to 3 are missing"), "\(error)")
                try told.directory.database.write("")
            }
        }
    }

    @Test func `a log is not opened without its key, or with that of another`() async throws {
        try await DirectoryStory.with { told in
            try await told.append(1)
            let other = DataDirectory(told.root.appending("other"))
            try await told.open(other).close()
            try told.directory.key.move(to: told.root.appending("key"))
            let missing = try #require(try await told.refusal())
            #expect(missing.message.contains("signing key"), "\(missing)")
            try other.key.copy(to: told.directory.key)
            try told.directory.checkpoint.remove()
            let wrong = try #require(try await told.refusal())
            #expect(wrong.message.contains("Put that log's key there"), "\(wrong)")
        }
    }

    @Test func `a key that has signed for a log begins no other`() async throws {
        try await DirectoryStory.with { told in
            try await told.append(3)
            for file in [told.directory.database, told.directory.checkpoint] { try file.remove() }
            let error = try #require(try await told.refusal())
            #expect(error.message.contains("\(told.directory.key)"), "\(error)")
        }
    }

    @Test func `a first start that a crash has interrupted is mended by the next`() async throws {
        try await DirectoryStory.with { told in
            let (directory, pending) = (told.directory, FilePath(told.directory.key.string + ".pending"))
            // Between the key and the log.
            try await told.open().close()
            for file in [directory.database, directory.checkpoint] { try file.remove() }
            try directory.key.move(to: pending)
            let identity = try await told.whileOpen { store, _ in store.identity }
            // Between the log and the place of its key.
            try directory.checkpoint.remove()
            try directory.key.move(to: pending)
            #expect(try await told.whileOpen { store, _ in store.identity } == identity)
            #expect(directory.path.names.isDisjoint(with: ["signing-key.pending"]))
        }
    }

    @Test func `a checkpoint that the key has not signed is refused`() async throws {
        try await DirectoryStory.with { told in
            try await told.append(1)
            let text = try #require(try told.directory.checkpointText())
            try told.directory.checkpoint.write(text.replacing("\n2\n", with: "\n1\n"))
            let error = try #require(try await told.refusal())
            #expect(error.code == .corrupt && error.message.contains("checkpoint"), "\(error)")
        }
    }

    /// A process that forks at that moment has the open file too.
    @Test func `a directory that was given back can be opened, although somebody else has its lock file open`()
        async throws
    {
        try await DirectoryStory.with { told in
            var copy: FileDescriptor?
            try await told.whileOpen { _, _ in copy = try Self.duplicate(of: told.directory.path.appending("lock")) }
            let held = try #require(copy)
            defer { try? held.close() }
            try await told.whileOpen { _, _ in }
        }
    }

    /// Of the descriptor that this process has for a file.
    private static func duplicate(of file: FilePath) throws -> FileDescriptor? {
        for number in FilePath("/proc/self/fd").names.compactMap(CInt.init) {
            var target = [CChar](repeating: 0, count: 4_096)
            guard readlink("/proc/self/fd/\(number)", &target, target.count - 1) > 0 else { continue }
            let path = String(decoding: target.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            if path == file.string {
                return try FileDescriptor(rawValue: number).duplicate()
            }
        }
        return nil
    }
}
