import EventLog
import GRDB
package import MooringModel
package import Stores
import SystemPackage

// # Opening
//
// 1. The lock: one process per directory.
// 2. The database: made, or brought to this program's schema. A newer one is refused.
// 3. An empty log begins with `log.started`, its own identity. Its key is on the disk before the event that names it, and
//    comes to its place after that: so a key in its place has a log, and begins no other, which would contradict it.
// 4. Any other log is compared with its key and with the latest checkpoint that was signed for it. What does not fit is
//    refused: Mooring does not write after a past that it cannot vouch for.

extension SQLiteStore {
    /// Opens the log of a data directory, or begins one.
    ///
    /// Whoever has the store lets ``runCheckpoints(every:clock:onFailure:)`` run beside it and calls ``close()`` in the
    /// end.
    ///
    /// - Parameters:
    ///   - host: under which a log that begins here is known; nil for `mooring.invalid`. An existing log keeps its own.
    ///   - now: the time that appends are recorded with.
    /// - Throws: ``StoreError`` if the directory is in use; if the database is of a newer Mooring; if the log is not the
    ///   one of the key, or does not go on from the latest checkpoint: then with what is missing
    package static func open(
        _ directory: DataDirectory, host: String? = nil, now: @escaping @Sendable () -> Timestamp
    ) async throws(StoreError) -> SQLiteStore {
        let lock = try directory.acquire()
        let key = try directory.signingKey()
        if !Disk.exists(directory.database) {
            if let known = try directory.knownCheckpoint(verifiedBy: key), known.size > 0 {
                throw directory.lacks(1...known.size, "there is no database \(directory.database)")
            }
            try Disk.create(directory.database)
        }
        let connections = try await Connections(opening: directory.database.string)
        do throws(StoreError) {
            let store = SQLiteStore(connections, spool: directory.auditLog, now: now)
            let keeper =
                if connections.writer.tip.position == .start {
                    try await store.begin(in: directory, key: key, host: host)
                } else {
                    try await store.resume(in: directory, key: key)
                }
            return SQLiteStore(connections, spool: directory.auditLog, lock: lock, keeper: keeper, now: now)
        } catch {
            await connections.close()
            throw error
        }
    }

    /// Opens a log to look at it, whatever state it is in. Nothing can be recorded.
    ///
    /// - Throws: ``StoreError`` if the directory is in use, has no database, or has a checkpoint that its key has not signed
    package static func inspect(
        _ directory: DataDirectory, now: @escaping @Sendable () -> Timestamp
    ) async throws(StoreError) -> SQLiteStore {
        guard Disk.exists(directory.database) else {
            throw StoreError(
                .unavailable, "there is no database \(directory.database); give a data directory of Mooring")
        }
        let lock = try directory.acquire()
        var known: Checkpoint?
        if let key = try directory.signingKey() { known = try directory.knownCheckpoint(verifiedBy: key) }
        let connections = try await Connections(opening: directory.database.string)
        await connections.writer.refuse(
            StoreError(.unavailable, "the log was opened only to look at it; start Mooring to change something"))
        return SQLiteStore(connections, spool: directory.auditLog, lock: lock, inspected: known, now: now)
    }

    /// Begins a log.
    private func begin(
        in directory: DataDirectory, key found: SigningKey?, host: String?
    ) async throws(StoreError) -> LogKeeper {
        if let known = try directory.knownCheckpoint(verifiedBy: found), known.size > 0 {
            throw directory.lacks(1...known.size, "the log is empty")
        }
        if let found {
            throw StoreError(
                .corrupt,
                "there is the signing key \(directory.key) of the log \(found.verifierKey.name), and the log itself is "
                    + "missing. Put its database back or restore a backup; to begin another log, move the key away")
        }
        let key = try LogIdentity.mintedKey(host: host, at: now())
        guard let identity = LogIdentity(key.verifierKey) else {
            throw StoreError(.unavailable, "\(key.verifierKey.name) cannot be a log's origin; give another host")
        }
        try directory.savePending(key)
        let started = LogEvent.started(id: identity.id, origin: identity.origin, publicKey: identity.publicKey)
        try await record(started, at: .empty)
        _ = try directory.adoptPendingKey(of: identity.publicKey)
        let keeper = LogKeeper(directory, identity, key: key, known: nil)
        try await keeper.checkpoints.write(writer.tip.head)
        return keeper
    }

    /// Goes on with a log.
    private func resume(in directory: DataDirectory, key found: SigningKey?) async throws(StoreError) -> LogKeeper {
        guard let identity = try await readIdentity() else {
            throw StoreError(.corrupt, "the log does not begin with log.started; restore a backup")
        }
        var key = found
        if key == nil { key = try directory.adoptPendingKey(of: identity.publicKey) }
        guard let key else {
            throw StoreError(
                .unavailable,
                "the signing key \(directory.key) of the log \(identity.origin) is missing. Put it back, or start a new "
                    + "log from a backup")
        }
        guard key.verifierKey.description == identity.publicKey else {
            throw StoreError(
                .unavailable,
                "the signing key \(directory.key) is that of \(key.verifierKey.label), and the log is \(identity.origin) "
                    + "with the key \(identity.publicKey). Put that log's key there")
        }
        let known = try directory.knownCheckpoint(verifiedBy: key)
        if let known, let flaw = try await flaw(against: known, in: directory) { throw flaw }
        return LogKeeper(directory, identity, key: key, known: known)
    }

    /// Records what has happened to the log itself.
    func record(_ event: LogEvent, at expectation: Expectation) async throws(StoreError) {
        let new = NewEvent(id: EventID(bits: UUIDv7.bits(at: now())), stream: .log, event: event.erased)
        do {
            _ = try await append(
                Append(
                    events: [new], expectations: [.log: expectation], actor: .system("mooring", via: "start"),
                    correlation: new.id.description))
        } catch {
            if case .store(let error) = error { throw error }
            throw StoreError(.unavailable, "could not record \(event.type): \(error)")
        }
    }

    /// Which log the database holds; nil for an empty one.
    func readIdentity() async throws(StoreError) -> LogIdentity? {
        for type in ["log.restored", "log.started"] {
            let events = try await events(matching: EventQuery(stream: .log, type: type))
            if let identity = events.last.flatMap({ LogIdentity($0.event.event) }) { return identity }
        }
        return nil
    }

    /// Why the log does not go on from a checkpoint that was signed for it; nil if it does.
    func flaw(against known: Checkpoint, in directory: DataDirectory) async throws(StoreError) -> StoreError? {
        let size = writer.tip.position.value
        guard size >= known.size else {
            return directory.lacks(size + 1...known.size, "the log ends at position \(size)")
        }
        let root = try await read { db in try LogTip(stored: db, size: known.size).frontier.root }
        guard root == known.root else {
            return StoreError(
                .corrupt,
                "events up to \(known.size) are not those of the checkpoint \(directory.checkpoint): their root is "
                    + "\(root.base64) and must be \(known.root.base64). Nothing is written. Run `mooring log verify "
                    + "--data \(directory.path)`, and restore a backup")
        }
        return nil
    }
}
