import EventLog
import GRDB
import GRDBSQLite
import MooringModel
import Stores
import Synchronization

// # Group commit
//
// 1. A caller puts its write into `waiting` and asks for its turn on this actor, whose jobs run one by one and in order
//    on a thread of their own.
// 2. Whose turn comes first takes all that wait by then, carries them out in one transaction, each in a savepoint, and
//    syncs. Meanwhile the next gather.
// 3. When the turn of the others comes, their outcome is there already, and they are answered. No turn can come while a
//    group is under way, so nobody is answered before the sync.
//
// A turn comes whether or not the caller's task has been canceled: what has been asked for is carried out.
//
// After any failure that is not one member's own, the whole group is told, and the session is thrown away with all that
// it believed. The database is opened anew, and its end compared with what was acknowledged, before anything else is
// accepted.
//
// Rejected: a task that waits for writes and answers them through continuations. It has a life to begin and to end, and
// cancellation to be kept away from.

/// The one writer of a database.
actor GroupWriter {
    private nonisolated let executor = DiskExecutor("mooring.writer")
    private nonisolated let waiting = Mutex<[any GroupMember]>([])
    private nonisolated let acknowledged = Mutex(LogTip())
    private nonisolated let counted = Mutex(GroupTally())

    private let path: String
    /// Hears of every new end of the log, after its sync.
    private nonisolated let feed: CommitFeed
    private var state = State.failed

    private enum State {
        case open(WriterSession)
        /// To be opened with the next write.
        case failed
        /// Nothing is written, for this reason.
        case refusing(StoreError)
    }

    init(path: String, feed: CommitFeed) {
        self.path = path
        self.feed = feed
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// The end of the log as last acknowledged.
    nonisolated var tip: LogTip { acknowledged.withLock { $0 } }

    /// The groups that were committed, and the writes in them.
    nonisolated var tally: GroupTally { counted.withLock { $0 } }

    /// Carries out a write that may be refused, together with those that are asked for at the same time. When it returns, the write is synced.
    ///
    /// - Returns: the write's value, or its refusal, with which nothing was written
    nonisolated func attempt<Value, Refusal>(
        _ body: @escaping PendingWrite<Value, Refusal>.Body
    ) async throws(StoreError) -> Result<Value, Refusal> {
        let write = PendingWrite(body)
        waiting.withLock { $0.append(write) }
        return try await takeTurn(for: write)
    }

    /// Carries out a write that nothing refuses, likewise.
    nonisolated func perform<Value: Sendable>(
        _ body: @escaping @Sendable (WriterSession) throws(SQLiteFailure) -> Value
    ) async throws(StoreError) -> Value {
        let result: Result<Value, Never> = try await attempt { session throws(SQLiteFailure) in
            .success(try body(session))
        }
        return result.get()
    }

    /// Opens the database.
    func open() throws(StoreError) {
        _ = try session()
    }

    /// Writes nothing more, for a reason.
    func refuse(_ reason: StoreError) {
        if case .open(let session) = state { try? session.close() }
        state = .refusing(reason)
    }

    /// Writes nothing more and closes the connections, that of the writer last: it is the one that can move the
    /// write-ahead log into the database.
    func close(after readers: DatabasePool) {
        commitWaiting()
        feed.finish()
        try? readers.close()
        refuse(StoreError(.closed, "the store is closed"))
    }

    /// Moves the write-ahead log into the database and empties it, so that its old pages are gone.
    ///
    /// - Returns: false if a reader still needs them
    func emptyWriteAheadLog() throws(StoreError) -> Bool {
        let session = try session()
        do throws(SQLiteFailure) {
            return try session.checkpoint(SQLITE_CHECKPOINT_TRUNCATE)
        } catch {
            drop(session)
            throw error.storeError
        }
    }

    private func takeTurn<Value, Refusal>(
        for write: PendingWrite<Value, Refusal>
    ) throws(StoreError) -> Result<Value, Refusal> {
        if write.outcome == nil { commitWaiting() }
        guard let outcome = write.outcome else {
            throw StoreError(.unavailable, "the write was not carried out; try again")
        }
        return try outcome.get()
    }

    private func commitWaiting() {
        let group = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        guard !group.isEmpty else { return }
        do throws(StoreError) {
            let session = try session()
            do throws(SQLiteFailure) {
                try session.commit(group)
                counted.withLock { $0.take(group.count) }
                acknowledge(session.tip)
            } catch {
                drop(session)
                throw error.storeError
            }
        } catch {
            for member in group { member.fail(error) }
        }
    }

    /// Throws a session away that has failed, and tries at once to be ready for the next write.
    private func drop(_ session: WriterSession) {
        try? session.close()
        state = .failed
        _ = try? self.session()
    }

    private func acknowledge(_ tip: LogTip) {
        acknowledged.withLock { $0 = tip }
        feed.tell(tip.position)
    }

    /// The session that writes; opened if there is none.
    private func session() throws(StoreError) -> WriterSession {
        switch state {
        case .open(let session): return session
        case .refusing(let reason): throw reason
        case .failed: break
        }
        do {
            let session = try WriterSession(path: path)
            guard try session.goes(onFrom: tip) else {
                let reason = lost(tip.position, found: session.tip.position)
                refuse(reason)
                throw reason
            }
            // Shows whether the disk can be written to again before anyone relies on it.
            _ = try session.checkpoint(SQLITE_CHECKPOINT_PASSIVE)
            state = .open(session)
            // What a failed commit has left whole after all is part of the log from now on.
            acknowledge(session.tip)
            return session
        } catch let error as StoreError {
            throw error
        } catch let error as SchemaError {
            throw StoreError(.unavailable, error.description)
        } catch {
            throw SQLiteFailure(error).storeError
        }
    }

    private func lost(_ acknowledged: Position, found: Position) -> StoreError {
        let finding =
            found < acknowledged
            ? "events \(found.next) to \(acknowledged) were acknowledged and are missing"
            : "the first \(acknowledged) events are not those that were acknowledged"
        return StoreError(
            .corrupt,
            "after an error of the disk \(finding). Nothing more is written: stop Mooring, keep a copy of the data "
                + "directory, and restore a backup")
    }
}
