package import EventLog
package import MooringModel

extension MemoryStore: EventStore {
    package func append(_ append: Append) async throws(AppendError) -> AppendReceipt {
        precondition(!append.events.isEmpty, "an append has at least one event")
        return try withState { state throws(AppendError) in
            let now = clock()
            if let key = append.idempotency, state.requests.keeps(key, at: now) { throw .repeated(key) }
            let receipt = try state.log.append(append, now: now)
            if let key = append.idempotency {
                state.requests.keep(.recorded(through: receipt.positions.upperBound), of: key, at: now)
            }
            state.commits.tell(receipt.positions.upperBound)
            return receipt
        }
    }

    package func head() async -> LogHead { withState { $0.log.head } }

    package func events(matching query: EventQuery) async -> [StoredEvent] {
        withState { state in
            let log = state.log
            let first = min(max(0, Int(query.after.value)), log.events.count)
            let indices = query.stream.map { log.streams[$0] ?? [] } ?? Array(first..<log.events.count)
            let asked = indices.lazy.map { log.events[$0] }.filter { query.includes($0.event) }
            return Array(asked.prefix(query.limit))
        }
    }

    package func position(at time: Timestamp) async -> Position {
        withState { $0.log.events.last { $0.event.at <= time }?.event.position ?? .start }
    }

    package func commits() -> AsyncStream<Position> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { follower in
            let number = withState { state in
                follower.yield(state.log.position)
                return state.commits.add(follower)
            }
            follower.onTermination = { [weak self] _ in self?.withState { $0.commits.remove(number) } }
        }
    }
}
