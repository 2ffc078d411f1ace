import EventLog
import Synchronization

/// The requests with an idempotency key that are under way in this process. A process that ends takes its requests with
/// it, so these need no place in the database.
final class IdempotencyMarks: Sendable {
    private let digests = Mutex<[Key: String]>([:])

    private struct Key: Hashable {
        var scope: String
        var key: String

        init(_ key: IdempotencyKey) {
            scope = key.scope
            self.key = key.key
        }
    }

    /// Marks a request.
    ///
    /// - Returns: the digest of the request that is under way under the same key already; then nothing changes
    func insert(_ key: IdempotencyKey) -> String? {
        digests.withLock { digests in
            if let other = digests[Key(key)] { return other }
            digests[Key(key)] = key.requestDigest
            return nil
        }
    }

    func remove(_ key: IdempotencyKey) {
        digests.withLock { _ = $0.removeValue(forKey: Key(key)) }
    }
}
