package import EventLog
package import MooringModel

extension MemoryStore: IdempotencyStore {
    package func begin(_ key: IdempotencyKey, now: Timestamp) async -> IdempotencyState {
        withState { $0.requests.begin(key, at: now) }
    }

    package func settle(_ key: IdempotencyKey, _ outcome: IdempotencyOutcome, now: Timestamp) async {
        withState { $0.requests.keep(outcome, of: key, at: now) }
    }

    package func release(_ key: IdempotencyKey) async { withState { $0.requests.release(key) } }
}
