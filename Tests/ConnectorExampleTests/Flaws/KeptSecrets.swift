import ConnectorKit
import MooringModel
import Synchronization

/// Remembers secrets, which nobody may.
final class KeptSecrets: SecretReader {
    private let base: any SecretReader
    private let kept = Mutex<[SecretID: Secret]>([:])

    init(base: any SecretReader) { self.base = base }

    func secret(_ id: SecretID) async throws(ConnectorError) -> Secret {
        if let secret = kept.withLock({ $0[id] }) { return secret }
        let secret = try await base.secret(id)
        kept.withLock { $0[id] = secret }
        return secret
    }
}
