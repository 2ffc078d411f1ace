import MooringModel
import Synchronization

/// Sealed secrets that were read, so that an export of thousands of objects need not ask the database for the same one
/// with each. What is written or destroyed is forgotten: the next read is of the database again.
final class SealedSecrets: Sendable {
    private let state = Mutex(State())

    private struct State {
        var sealed: [SecretID: Entry] = [:]
        /// Changes with every write.
        var generation = 0
    }

    private struct Entry {
        var project: ProjectID
        var bytes: [UInt8]
    }

    /// Of so few integrations at once that it does not matter which are forgotten.
    private static let most = 1_000

    func get(_ id: SecretID, project: ProjectID) -> [UInt8]? {
        state.withLock { $0.sealed[id].flatMap { $0.project == project ? $0.bytes : nil } }
    }

    /// What ``keep(_:id:project:readIn:)`` compares with; taken before the database is read.
    var generation: Int { state.withLock(\.generation) }

    /// Keeps what was read, unless something was written since the reading began.
    func keep(_ bytes: [UInt8], id: SecretID, project: ProjectID, readIn generation: Int) {
        state.withLock { state in
            guard state.generation == generation else { return }
            if state.sealed.count >= Self.most { state.sealed.removeAll() }
            state.sealed[id] = Entry(project: project, bytes: bytes)
        }
    }

    /// To be called before a write begins and when it has ended, however it did.
    func forget(_ id: SecretID) {
        state.withLock { state in
            state.generation += 1
            state.sealed[id] = nil
        }
    }
}
