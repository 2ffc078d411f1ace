import EventLog
import MooringModel
import StoreSQLite
import StoreTesting
import Stores
import SystemPackage
import Testing

@Suite struct RestorationTests {
    @Test func `a backup of all that was signed for is restored, and the log goes on`() async throws {
        try await DirectoryStory.with { told in
            let backup = told.root.appending("backup")
            try await told.append(3)
            let (head, identity) = try await told.whileOpen { store, _ in
                (try await store.backUp(to: backup.string), store.identity)
            }
            try told.directory.database.remove()
            #expect(try await told.restore(backup) == head)
            try await told.whileOpen { store, story in
                #expect(store.identity == identity)
                #expect(try await store.head() == head)
                try await told.append(1, to: store)
                try await story.expectSound()
            }
        }
    }

    @Test func `a backup that is older than the checkpoint is refused, and nothing changes`() async throws {
        try await DirectoryStory.with { told in
            let backup = try await told.olderBackup()
            let (database, names) = (told.directory.database.bytes, told.directory.path.names)
            let error = await #expect(throws: StoreError.self) { try await told.restore(backup) }
            #expect(error?.message.contains("events 5 to 7 would be lost") == true, "\(String(describing: error))")
            #expect(told.directory.database.bytes == database && told.directory.path.names == names)

            // Without the database only the checkpoint knows of them.
            try told.directory.database.remove()
            let again = await #expect(throws: StoreError.self) { try await told.restore(backup) }
            #expect(again?.message.contains("events 5 to 7 would be lost") == true, "\(String(describing: again))")
            // Without the checkpoint nobody knows.
            try told.directory.checkpoint.remove()
            let blind = await #expect(throws: StoreError.self) { try await told.restore(backup) }
            #expect(blind?.message.contains("no checkpoint is known") == true, "\(String(describing: blind))")
        }
    }

    @Test func `a new log goes on from an older backup, with another origin and key, and says what was lost`()
        async throws
    {
        try await DirectoryStory.with { told in
            let backup = try await told.olderBackup()
            let (former, kept) = try await told.whileOpen { store, story in
                (try #require(store.identity), try await story.allEvents().prefix(4).map(\.canonicalBytes))
            }
            let head = try await told.restore(backup, startingNewLog: true, host: "log.example")
            #expect(head.position == Position(5))

            try await told.whileOpen { store, story in
                let identity = try #require(store.identity)
                #expect(identity.origin.hasPrefix("log.example/") && identity.origin != former.origin)
                #expect(identity.publicKey != former.publicKey)
                let events = try await story.allEvents()
                #expect(events.prefix(4).map(\.canonicalBytes) == kept)
                guard
                    case .log(.restored(let id, let origin, let key, let formerOrigin, let through, let lost)) =
                        events[4].event.event
                else {
                    Issue.record("the new log begins with \(events[4].event.event.event.type)")
                    return
                }
                #expect(id == identity.id && origin == identity.origin && key == identity.publicKey)
                #expect(formerOrigin == former.origin && through == Position(4) && lost == Position(7))
                let text = try #require(try told.directory.checkpointText())
                let checkpoint = try Checkpoint(
                    SignedNote(parsing: Array(text.utf8)), verifiedBy: VerifierKey(parsing: key))
                #expect(checkpoint.size == 5 && checkpoint.root == head.root)
                try await told.append(2, to: store)
                try await story.expectSound()
            }
            // What was replaced is still there.
            for name in ["mooring.sqlite", "checkpoint", "signing-key"] {
                #expect(told.directory.path.names.contains { $0.hasPrefix("\(name).replaced-") }, "\(name)")
            }
        }
    }

    @Test func `a restoring that a crash has interrupted is refused by a start, and a second one mends it`()
        async throws
    {
        try await DirectoryStory.with { told in
            let backup = try await told.olderBackup()
            let (directory, before) = (told.directory, told.root.appending("before"))
            try directory.path.copy(to: before)
            _ = try await told.restore(backup, startingNewLog: true)
            // The steps of a restoring, each with what is not done when it is the last.
            let steps = [[directory.key, directory.database], [directory.database]]
            let after = told.root.appending("after")
            try directory.path.copy(to: after)
            for undone in steps {
                try directory.path.remove()
                try after.copy(to: directory.path)
                for file in undone {
                    let name = try #require(file.lastComponent)
                    try file.remove()
                    try before.appending(name).copy(to: file)
                }
                #expect(try await told.refusal() != nil, "without \(undone)")
                told.clock.set(toSecond: 60)
                _ = try await told.restore(backup, startingNewLog: true)
                try await told.whileOpen { store, story in
                    let events = try await story.allEvents()
                    guard case .log(.restored(_, _, _, _, _, let lost)) = events[4].event.event else {
                        Issue.record("the new log does not say what was lost")
                        return
                    }
                    #expect(lost == Position(7))
                }
                told.clock.set(toSecond: 0)
            }
        }
    }

    @Test func `a damaged backup is refused`() async throws {
        try await DirectoryStory.with { told in
            let backup = try await told.olderBackup()
            try tamper(with: backup, "UPDATE event SET canonical = x'7B7D' WHERE position = 3")
            for startingNewLog in [false, true] {
                let error = await #expect(throws: StoreError.self) {
                    try await told.restore(backup, startingNewLog: startingNewLog)
                }
                #expect(error?.message.contains("damaged at event 3") == true, "\(String(describing: error))")
            }
            let head = try await told.whileOpen { store, _ in try await store.head() }
            #expect(head.position == Position(7))
        }
    }

    @Test func `nothing is restored into a directory that is in use`() async throws {
        try await DirectoryStory.with { told in
            let backup = try await told.olderBackup()
            try await told.whileOpen { _, _ in
                let error = await #expect(throws: StoreError.self) {
                    try await told.restore(backup, startingNewLog: true)
                }
                #expect(error?.message.contains("in use by the process") == true)
            }
        }
    }
}

extension DirectoryStory {
    /// A backup with four events of a log that has seven.
    fileprivate func olderBackup() async throws -> FilePath {
        let backup = root.appending("backup")
        try await append(3)
        try await whileOpen { store, _ in _ = try await store.backUp(to: backup.string) }
        try await append(3)
        return backup
    }
}
