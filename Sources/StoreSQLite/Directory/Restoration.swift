import EventLog
import MooringModel
import Stores
import SystemPackage

// # Restoring
//
// A log never signs a checkpoint that contradicts one it has signed. So a backup takes the place of a log only if it has
// everything that was ever signed for, as far as that is known here; else what goes on from it is another log, with its
// own origin and key, and says in its first own event what it has lost.
//
// 1. The lock: not while a process uses the directory.
// 2. The backup is copied beside the database, brought to this program's schema, and verified event by event.
// 3. It is compared with the newest checkpoint, and with the database that it is to replace, if that can be read.
// 4. The old files are kept under other names, and the copy takes the database's place, last of all. A crash in between
//    leaves the log as it was, or, when another is begun, a directory that a start refuses and a second restoring mends:
//    a checkpoint that the key has not signed, or a key that the log does not name.

/// Puts a backup in the place of a data directory's log.
///
/// On a thread of its own: all of it is the disk's work.
actor Restoration {
    private nonisolated let executor = DiskExecutor("mooring.restoration")
    private let directory: DataDirectory
    private let now: @Sendable () -> Timestamp

    init(_ directory: DataDirectory, now: @escaping @Sendable () -> Timestamp) {
        self.directory = directory
        self.now = now
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func run(from backup: FilePath, startingNewLog: Bool, host: String?) async throws(StoreError) -> LogHead {
        let lock = try directory.acquire()
        defer { lock.release() }
        try removeCopy()
        try Disk.copy(backup, to: copy)
        do throws(StoreError) {
            let head = try await (startingNewLog ? beginAnew(host: host) : goOn())
            return head
        } catch {
            try? removeCopy()
            throw error
        }
    }

    /// Where the copy of the backup is made ready.
    private var copy: FilePath { directory.path.appending("restoring.sqlite") }

    /// Restores the same log.
    private func goOn() async throws(StoreError) -> LogHead {
        let restored = try await opened(copy)
        let head = restored.store.writer.tip.head
        do throws(StoreError) {
            try await check(restored)
        } catch {
            await restored.store.connections.close()
            throw error
        }
        await restored.store.connections.close()
        try Disk.sync(copy)
        try keepDatabase()
        try Disk.rename(copy, to: directory.database)
        return head
    }

    /// That nothing which was signed for is lost.
    private func check(_ restored: Log) async throws(StoreError) {
        let (origin, size) = (restored.identity.origin, restored.store.writer.tip.position.value)
        guard let key = try directory.signingKey(), key.verifierKey.description == restored.identity.publicKey else {
            throw StoreError(
                .unavailable,
                "the signing key \(directory.key) is not there, or not the one of the log \(origin) that the backup holds. "
                    + "Put that key there, or start a new log from the backup")
        }
        guard let known = try directory.knownCheckpoint(verifiedBy: key) else {
            throw StoreError(
                .unavailable,
                "no checkpoint is known at \(directory.checkpoint), so nobody can tell what the backup lacks. Give the newest "
                    + "checkpoint of the log \(origin) (the backup's own, <backup>.checkpoint, if nothing was recorded "
                    + "after it), or start a new log from the backup")
        }
        guard size >= known.size else { throw older(size, than: known.size, "was signed for") }
        if let flaw = try await restored.store.flaw(against: known, in: directory) { throw flaw }
        let present = await presentSize(of: restored.identity)
        guard size >= present else { throw older(size, than: present, "is in \(directory.database)") }
    }

    private func older(_ size: Int64, than known: Int64, _ what: String) -> StoreError {
        StoreError(
            .corrupt,
            "the backup ends at position \(size), and the log \(what) up to \(known): events \(size + 1) to \(known) would be "
                + "lost. Give a newer backup, or start a new log from this one")
    }

    /// Begins another log with the events of the backup.
    private func beginAnew(host: String?) async throws(StoreError) -> LogHead {
        let restored = try await opened(copy)
        let (former, kept) = (restored.identity, restored.store.writer.tip.position.value)
        var known = await max(kept, presentSize(of: former))
        if let key = try directory.signingKey(), key.verifierKey.description == former.publicKey,
            let checkpoint = try? directory.knownCheckpoint(verifiedBy: key)
        {
            known = max(known, checkpoint.size)
        }
        let key = try LogIdentity.mintedKey(host: host, at: now())
        guard let identity = LogIdentity(key.verifierKey) else {
            throw StoreError(.unavailable, "\(key.verifierKey.name) cannot be a log's origin; give another host")
        }
        do throws(StoreError) {
            try await restored.store.record(
                .restored(
                    id: identity.id, origin: identity.origin, publicKey: identity.publicKey,
                    formerOrigin: former.origin, keptThrough: Position(kept), lostThrough: Position(known)), at: .any)
        } catch {
            await restored.store.connections.close()
            throw error
        }
        let head = restored.store.writer.tip.head
        await restored.store.connections.close()
        try Disk.sync(copy)
        for file in [directory.checkpoint, directory.key] where Disk.exists(file) {
            try Disk.copy(file, to: keptName(of: file))
        }
        try CheckpointFile.write(head, to: directory.checkpoint, signedBy: key)
        try directory.save(key)
        try keepDatabase()
        try Disk.rename(copy, to: directory.database)
        return head
    }

    private struct Log {
        var store: SQLiteStore
        var identity: LogIdentity
    }

    /// The log in a database, if it is sound.
    private func opened(_ database: FilePath) async throws(StoreError) -> Log {
        let store = try await SQLiteStore(database: database.string, now: now)
        do throws(StoreError) {
            if let bad = try await store.verify().firstBad {
                throw StoreError(
                    .corrupt, "the backup is damaged at event \(bad.position): \(bad.reason). Give another backup")
            }
            guard let identity = try await store.readIdentity() else {
                throw StoreError(.corrupt, "the backup holds no log; give a backup that `mooring data backup` made")
            }
            return Log(store: store, identity: identity)
        } catch {
            await store.connections.close()
            throw error
        }
    }

    /// How many events the database that is to be replaced has of a log; 0 if it has none, or cannot be read.
    private func presentSize(of identity: LogIdentity) async -> Int64 {
        guard Disk.exists(directory.database),
            let store = try? await SQLiteStore(database: directory.database.string, now: now)
        else { return 0 }
        let present = try? await store.readIdentity()
        let size = store.writer.tip.position.value
        await store.connections.close()
        return present == identity ? size : 0
    }

    private func removeCopy() throws(StoreError) {
        for suffix in ["", "-wal", "-shm"] { try Disk.remove(FilePath(copy.string + suffix)) }
    }

    /// Gives the database that is to be replaced a second name.
    private func keepDatabase() throws(StoreError) {
        let (database, kept) = (directory.database, keptName(of: directory.database))
        // There is a write-ahead log only if the database could not be opened. To the new one it would be poison.
        let log = FilePath(database.string + "-wal")
        if Disk.exists(log) { try Disk.rename(log, to: FilePath(kept.string + "-wal")) }
        try Disk.remove(FilePath(database.string + "-shm"))
        if Disk.exists(database) { try Disk.link(database, as: kept) }
    }

    /// The name under which a file that is replaced is kept.
    private func keptName(of file: FilePath) -> FilePath {
        FilePath(file.string + ".replaced-" + now().description.filter { $0.isLetter || $0.isNumber })
    }
}
