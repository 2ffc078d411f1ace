import EventLog
package import MooringModel
import Stores

/// Which log a database holds, by its own first event, or by the latest one that began it anew from a backup.
package struct LogIdentity: Sendable, Hashable {
    package var id: LogID
    package var origin: String
    /// The log's verifier key, as text.
    package var publicKey: String

    /// The identity of a log that signs with a key, whose name is `<host>/<log id>`; nil for any other key.
    init?(_ key: VerifierKey) {
        origin = key.name.description
        publicKey = key.description
        guard let slash = origin.lastIndex(of: "/"), let id = LogID(String(origin[origin.index(after: slash)...]))
        else {
            return nil
        }
        self.id = id
    }

    /// nil for any other event
    init?(_ event: Event) {
        switch event {
        case .log(.started(let id, let origin, let publicKey)),
            .log(.restored(let id, let origin, let publicKey, _, _, _)):
            self.id = id
            self.origin = origin
            self.publicKey = publicKey
        default: return nil
        }
    }

    /// A key for a new log.
    ///
    /// - Parameter host: under which the log is known; nil for a name that leads nowhere
    static func mintedKey(host: String?, at time: Timestamp) throws(StoreError) -> SigningKey {
        guard let name = NoteName("\(host ?? "mooring.invalid")/\(LogID(bits: UUIDv7.bits(at: time)))") else {
            throw StoreError(
                .unavailable, "\"\(host ?? "")\" cannot be a log's host: give a name without white space and plus signs"
            )
        }
        return SigningKey(name: name)
    }
}
