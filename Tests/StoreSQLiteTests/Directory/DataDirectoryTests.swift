import ChildProcesses
import MooringModel
import StoreSQLite
import StoreTesting
import Stores
import SystemPackage
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct DataDirectoryTests {
    @Test func `the directory is made for its user alone, and so is every file in it`() async throws {
        try await DirectoryStory.with { told in
            try await told.whileOpen { store, story in
                try await story.appendTenancy()
                let names = told.directory.path.names
                #expect(
                    names.isSuperset(of: [
                        "mooring.sqlite", "mooring.sqlite-wal", "mooring.sqlite-shm", "lock", "signing-key",
                        "checkpoint",
                    ]))
                #expect(told.directory.path.mode == 0o700)
                for name in names { #expect(told.directory.path.appending(name).mode == 0o600, "\(name)") }
                let backup = told.root.appending("backup")
                _ = try await store.backUp(to: backup.string)
                #expect(backup.mode == 0o600 && FilePath(backup.string + ".checkpoint").mode == 0o600)
            }
        }
    }

    @Test func `checkpoint and key can be set apart`() async throws {
        try await DirectoryStory.with { told in
            let directory = DataDirectory(
                told.directory.path, checkpoint: told.root.appending("elsewhere/log.checkpoint"),
                key: told.root.appending("keys/log.key"))
            let store = try await told.open(directory)
            try await told.append(2, to: store)
            try await store.close()
            #expect(directory.checkpoint.mode == 0o600 && directory.key.mode == 0o600)
            #expect(directory.path.names.isDisjoint(with: ["checkpoint", "signing-key"]))

            // What they are good for: the directory as a whole is set back, and they are not.
            let older = told.root.appending("older")
            try directory.path.copy(to: older)
            let later = try await told.open(directory)
            try await told.append(1, to: later)
            try await later.close()
            try directory.path.remove()
            try older.move(to: directory.path)
            let error = try #require(try await told.refusal(of: directory))
            #expect(error.message.contains("event 4 is missing"), "\(error)")
        }
    }

    @Test func `a directory that is in use is refused with the process that uses it, and free when it is closed`()
        async throws
    {
        try await DirectoryStory.with { told in
            try await told.whileOpen { _, _ in
                let error = try #require(try await told.refusal())
                #expect(error.code == .unavailable && error.message.contains("in use by the process \(getpid())"))
            }
            #expect(try await told.refusal() == nil)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `another process that uses the directory is named, and once it is killed the directory is free`()
        async throws
    {
        try await DirectoryStory.with { told in
            let other = try ChildProcess("AppendStorm", "storm", told.directory.path.string)
            #expect(await other.next() == "ready")
            let error = try #require(try await told.refusal())
            #expect(error.message.contains("in use by the process \(other.pid)"), "\(error)")
            _ = await other.killed(after: 0)
            #expect(try await told.refusal() == nil)
        }
    }
}
