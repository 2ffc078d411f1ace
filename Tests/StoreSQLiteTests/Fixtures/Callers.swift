import EventLog
import StoreSQLite
import Stores

/// Many who append at the same time.
///
/// They share an actor, and each leaves it only to wait for its answer: whoever sees that all have asked knows that all
/// wait.
actor Callers {
    typealias Answer = Task<Result<AppendReceipt, AppendError>, Never>

    private let store: SQLiteStore
    private var asked = 0
    private(set) var answered = 0

    init(_ store: SQLiteStore) { self.store = store }

    /// Asks for all appends and returns when they have been asked for, answered or not.
    func ask(_ appends: [Append]) async -> [Answer] {
        let goal = asked + appends.count
        let answers = appends.map { append in Task { await self.result(of: append) } }
        while asked < goal { await Task.yield() }
        return answers
    }

    private func result(of append: Append) async -> Result<AppendReceipt, AppendError> {
        asked += 1
        defer { answered += 1 }
        do throws(AppendError) {
            return .success(try await store.append(append))
        } catch {
            return .failure(error)
        }
    }
}
