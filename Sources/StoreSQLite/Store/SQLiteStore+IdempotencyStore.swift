package import EventLog
import GRDB
package import MooringModel
package import Stores

extension SQLiteStore: IdempotencyStore {
    package func begin(_ key: IdempotencyKey, now: Timestamp) async throws(StoreError) -> IdempotencyState {
        // The mark comes first: a request that ends in between has written its outcome by the time the mark is free.
        if let digest = idempotencyMarks.insert(key) {
            return digest == key.requestDigest ? .underWay : .otherRequest
        }
        do {
            let state = try await read { db in try db.idempotencyState(of: key, now: now) }
            if state != .new { idempotencyMarks.remove(key) }
            return state
        } catch {
            idempotencyMarks.remove(key)
            throw error
        }
    }

    package func settle(
        _ key: IdempotencyKey, _ outcome: IdempotencyOutcome, now: Timestamp
    ) async throws(StoreError) {
        defer { idempotencyMarks.remove(key) }
        try await writer.perform { session throws(SQLiteFailure) in try session.record(outcome, of: key, now: now) }
    }

    package func release(_ key: IdempotencyKey) async { idempotencyMarks.remove(key) }
}

extension Database {
    fileprivate func idempotencyState(of key: IdempotencyKey, now: Timestamp) throws -> IdempotencyState {
        let row = try Row.fetchOne(
            cachedStatement(
                sql: """
                    SELECT request_digest, through, status, body FROM idempotency
                    WHERE scope = ? AND key = ? AND at > ?
                    """),
            arguments: [
                key.scope, key.key, now.adding(seconds: -WriterSession.idempotencySeconds).microseconds,
            ])
        guard let row else { return .new }
        guard row[0] == key.requestDigest else { return .otherRequest }
        if let through: Int64 = row[1] { return .done(.recorded(through: Position(through))) }
        let text: String = row[3]
        guard let body = try? JSONValue(parsing: text) else {
            throw SQLiteFailure.corrupt("the answer kept under the idempotency key \(key.key) is no JSON")
        }
        return .done(.answered(status: row[2], body: body))
    }
}
