import EventLog

/// What belongs to a log and lies outside of its database: its key and its checkpoint.
struct LogKeeper: Sendable {
    let identity: LogIdentity
    let key: SigningKey
    let checkpoints: CheckpointFile

    /// - Parameter known: the checkpoint that the directory has
    init(_ directory: DataDirectory, _ identity: LogIdentity, key: SigningKey, known: Checkpoint?) {
        self.identity = identity
        self.key = key
        checkpoints = CheckpointFile(directory.checkpoint, key: key, known: known)
    }
}
