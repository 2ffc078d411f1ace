import EventLog
import MooringModel
import Stores

/// A store in memory that tells when somebody begins to follow its commits, as each reader of the feed does.
final class FollowedStore: EventStore {
    private let store: MemoryStore
    private let beginnings: AsyncStream<Void>
    private let begun: AsyncStream<Void>.Continuation

    init(_ store: MemoryStore) {
        self.store = store
        (beginnings, begun) = AsyncStream.makeStream(of: Void.self)
    }

    func commits() -> AsyncStream<Position> {
        defer { begun.yield() }
        return store.commits()
    }

    /// Returns once so many more have begun to follow.
    func followers(_ count: Int) async {
        var count = count
        for await _ in beginnings {
            count -= 1
            if count == 0 { return }
        }
    }

    func append(_ append: Append) async throws(AppendError) -> AppendReceipt { try await store.append(append) }
    func head() async throws(StoreError) -> LogHead { await store.head() }
    func events(matching query: EventQuery) async throws(StoreError) -> [StoredEvent] {
        await store.events(matching: query)
    }
    func position(at time: Timestamp) async throws(StoreError) -> Position { await store.position(at: time) }
}
