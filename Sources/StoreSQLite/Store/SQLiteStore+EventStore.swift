package import EventLog
import GRDB
package import MooringModel
package import Stores

extension SQLiteStore: EventStore {
    package func append(_ append: Append) async throws(AppendError) -> AppendReceipt {
        precondition(!append.events.isEmpty, "an append has at least one event")
        let result: Result<AppendReceipt, AppendError>
        do {
            result = try await writer.attempt { [now] session throws(SQLiteFailure) in
                try session.append(append, now: now())
            }
        } catch {
            throw .store(error)
        }
        let receipt = try result.get()
        if let key = append.idempotency { idempotencyMarks.remove(key) }
        return receipt
    }

    package func head() async throws(StoreError) -> LogHead { writer.tip.head }

    package func events(matching query: EventQuery) async throws(StoreError) -> [StoredEvent] {
        try await read { db in try db.events(matching: query) }
    }

    package func position(at time: Timestamp) async throws(StoreError) -> Position {
        try await read { db in try db.lastPosition { $0 <= time } }
    }

    package func commits() -> AsyncStream<Position> { feed.positions() }
}
