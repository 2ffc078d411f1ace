import EventLog
import MooringModel
import Stores

extension WriterSession {
    /// For how long an outcome is kept.
    static let idempotencySeconds: Int64 = 24 * 60 * 60

    /// Whether an outcome is kept under the key.
    func isRecorded(_ key: IdempotencyKey, now: Timestamp) throws(SQLiteFailure) -> Bool {
        try statement("SELECT 1 FROM idempotency WHERE scope = ? AND key = ? AND at > ?")
            .first(key.scope, key.key, now.adding(seconds: -Self.idempotencySeconds)) { _ in true } ?? false
    }

    /// Keeps an outcome, in place of any older one, and forgets those whose time is over.
    func record(_ outcome: IdempotencyOutcome, of key: IdempotencyKey, now: Timestamp) throws(SQLiteFailure) {
        try statement("DELETE FROM idempotency WHERE at <= ?").run(now.adding(seconds: -Self.idempotencySeconds))
        let insert = try statement(
            """
            INSERT OR REPLACE INTO idempotency (scope, key, request_digest, at, through, status, body)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        switch outcome {
        case .recorded(let through):
            try insert.run(key.scope, key.key, key.requestDigest, now, through, Int64?.none, String?.none)
        case .answered(let status, let body):
            try insert.run(
                key.scope, key.key, key.requestDigest, now, Position?.none, Int64(status), body.canonicalText)
        }
    }
}
