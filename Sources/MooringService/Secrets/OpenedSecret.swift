import ConnectorKit
import MooringModel
import Synchronization

/// The secret that a connector has opened last, for as long as it lives: an export asks for the same one with each object.
/// It is good only for the very bytes that it was opened from, so a replaced one is opened anew.
final class OpenedSecret: Sendable {
    private struct Entry {
        var id: SecretID
        var sealed: [UInt8]
        var secret: Secret
    }

    private let last = Mutex<Entry?>(nil)

    /// - Parameters:
    ///   - sealed: what the store has of it now.
    ///   - open: opens that.
    func secret(_ id: SecretID, sealed: [UInt8], _ open: () throws -> Secret) rethrows -> Secret {
        if let entry = last.withLock(\.self), entry.id == id, entry.sealed == sealed { return entry.secret }
        let secret = try open()
        last.withLock { $0 = Entry(id: id, sealed: sealed, secret: secret) }
        return secret
    }

    func forget() { last.withLock { $0 = nil } }
}
