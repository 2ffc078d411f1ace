import ConnectorKit
import MooringModel
import Synchronization

/// The destination's secrets, until they are destroyed.
final class SecretSwitch: SecretReader {
    private let secrets: any SecretReader
    private let state = Mutex((isDestroyed: false, reads: 0))

    init(_ secrets: any SecretReader) { self.secrets = secrets }

    /// How often a secret was asked for.
    var reads: Int { state.withLock(\.reads) }

    func destroy() { state.withLock { $0.isDestroyed = true } }

    func secret(_ id: SecretID) async throws(ConnectorError) -> Secret {
        let isDestroyed = state.withLock { state in
            state.reads += 1
            return state.isDestroyed
        }
        guard !isDestroyed else {
            throw ConnectorError(ConnectorError.notFound, "The secret \"\(id)\" was destroyed.")
        }
        return try await secrets.secret(id)
    }
}
