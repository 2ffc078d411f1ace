import Stores
import Synchronization

/// One of the writes that share a transaction and a sync.
protocol GroupMember: AnyObject, Sendable {
    /// Carries the write out in the open transaction.
    ///
    /// - Returns: whether it is to be kept; false if it has been refused
    /// - Throws: what ends the transaction for everyone
    func carryOut(in session: WriterSession) throws(SQLiteFailure) -> Bool

    /// Tells the member that its group has failed, or was never begun.
    func fail(_ error: StoreError)
}

/// A write and what has become of it.
final class PendingWrite<Value: Sendable, Refusal: Error>: GroupMember {
    /// What is asked of the database: a value to keep, or a refusal, which takes back whatever was written before it.
    typealias Body = @Sendable (WriterSession) throws(SQLiteFailure) -> Result<Value, Refusal>

    private let body: Body
    private let state = Mutex<Result<Result<Value, Refusal>, StoreError>?>(nil)

    init(_ body: @escaping Body) { self.body = body }

    /// nil until the write's group has ended.
    var outcome: Result<Result<Value, Refusal>, StoreError>? { state.withLock { $0 } }

    func carryOut(in session: WriterSession) throws(SQLiteFailure) -> Bool {
        do {
            let result = try body(session)
            state.withLock { $0 = .success(result) }
            if case .success = result { return true }
        } catch where error.isConstraint {
            // A rule of the schema forbade this write; the others have no part in that.
            state.withLock { $0 = .failure(error.storeError) }
        }
        return false
    }

    func fail(_ error: StoreError) { state.withLock { $0 = .failure(error) } }
}
