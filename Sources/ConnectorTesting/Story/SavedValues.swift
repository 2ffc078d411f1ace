import ConnectorKit
import MooringModel
import Synchronization

/// Takes the values that a connector saves, as the service would.
final class SavedValues: Sendable {
    private let values = Mutex<[JSONValue]>([])
    private let beforeSave: @Sendable (Int) async throws(ConnectorError) -> Void

    /// - Parameter beforeSave: runs before each value is taken, counted from 0, and may refuse it.
    init(beforeSave: @escaping @Sendable (Int) async throws(ConnectorError) -> Void = { _ in }) {
        self.beforeSave = beforeSave
    }

    var count: Int { values.withLock(\.count) }

    /// What an export after this one is given: the last value, as it comes back from being stored.
    var resume: JSONValue? {
        values.withLock(\.last).flatMap { try? JSONValue(parsing: $0.canonicalBytes) }
    }

    func save(_ value: JSONValue) async throws(ConnectorError) {
        try await beforeSave(count)
        values.withLock { $0.append(value) }
    }
}
