import EventLog
import Stores
import SystemPackage

extension DataDirectory {
    /// The key in the directory; nil if there is none.
    func signingKey() throws(StoreError) -> SigningKey? { try readKey(key) }

    private func readKey(_ key: FilePath) throws(StoreError) -> SigningKey? {
        guard let bytes = try Disk.read(key) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
        do {
            return try SigningKey(parsing: String(text))
        } catch {
            throw StoreError(.corrupt, "the signing key \(key) cannot be read: \(error). Put a copy of it back")
        }
    }

    func save(_ key: SigningKey) throws(StoreError) {
        try Disk.replace(self.key, with: Array("\(key.secretText)\n".utf8))
    }

    /// Where a key waits for its log to begin. In its place it has a log, and may have signed for it.
    private var pendingKey: FilePath { FilePath(key.string + ".pending") }

    func savePending(_ key: SigningKey) throws(StoreError) {
        try Disk.replace(pendingKey, with: Array("\(key.secretText)\n".utf8))
    }

    /// Puts the key that has waited in its place.
    ///
    /// - Returns: nil if none has waited for a log of that key
    func adoptPendingKey(of publicKey: String) throws(StoreError) -> SigningKey? {
        guard let pending = try readKey(pendingKey), pending.verifierKey.description == publicKey else { return nil }
        try Disk.rename(pendingKey, to: key)
        return pending
    }

    /// The latest checkpoint that was signed for the directory's log; nil if there is none.
    ///
    /// - Throws: ``StoreError`` if the key has not signed it, or there is no key
    func knownCheckpoint(verifiedBy key: SigningKey?) throws(StoreError) -> Checkpoint? {
        guard let key else {
            guard Disk.exists(checkpoint) else { return nil }
            throw StoreError(
                .unavailable,
                "there is a checkpoint \(checkpoint), and the signing key \(self.key) that it was signed with is missing. "
                    + "Put it back, or start a new log from a backup")
        }
        return try CheckpointFile.read(checkpoint, verifiedBy: key.verifierKey)
    }

    /// That events which were signed for are not there.
    func lacks(_ positions: ClosedRange<Int64>, _ finding: String) -> StoreError {
        let events =
            positions.count == 1
            ? "event \(positions.lowerBound) is missing"
            : "events \(positions.lowerBound) to \(positions.upperBound) are missing"
        return StoreError(
            .corrupt,
            "\(events): \(finding), and the checkpoint \(checkpoint) was signed for \(positions.upperBound) events. "
                + "Nothing is written. Put the newest database back, or start a new log from a backup")
    }
}
