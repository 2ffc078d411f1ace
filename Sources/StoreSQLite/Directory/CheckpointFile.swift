import EventLog
import MooringModel
import Stores
import SystemPackage

/// The signed checkpoint of a log, in a file outside of its database.
///
/// On a thread of its own: each writing is two syncs.
actor CheckpointFile {
    private nonisolated let executor = DiskExecutor("mooring.checkpoint")
    private let path: FilePath
    private let key: SigningKey
    /// What was signed last; nil before the first.
    private(set) var latest: Checkpoint?

    /// - Parameter known: the checkpoint that the file has
    init(_ path: FilePath, key: SigningKey, known: Checkpoint?) {
        self.path = path
        self.key = key
        latest = known
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Signs and writes where a log ends, if it has grown since the last time.
    func write(_ head: LogHead) throws(StoreError) {
        guard head.position.value > latest?.size ?? -1 else { return }
        latest = try Self.write(head, to: path, signedBy: key)
    }

    /// Signs where a log ends and writes that to a file.
    @discardableResult
    static func write(
        _ head: LogHead, to path: FilePath, signedBy key: SigningKey
    ) throws(StoreError) -> Checkpoint {
        let checkpoint = Checkpoint(origin: key.verifierKey.name, size: head.position.value, root: head.root)
        let note: SignedNote
        do { note = try checkpoint.signed(by: key) } catch {
            throw StoreError(.unavailable, "could not sign a checkpoint: \(error)")
        }
        try Disk.replace(path, with: Array(note.encoded.utf8))
        return checkpoint
    }

    /// The checkpoint in a file; nil if there is none.
    ///
    /// - Throws: ``StoreError`` if the key has not signed it
    static func read(_ path: FilePath, verifiedBy key: VerifierKey) throws(StoreError) -> Checkpoint? {
        guard let bytes = try Disk.read(path) else { return nil }
        do {
            return try Checkpoint(SignedNote(parsing: bytes), verifiedBy: key)
        } catch {
            throw StoreError(.corrupt, "the checkpoint \(path) is not one of this log: \(error)")
        }
    }
}
