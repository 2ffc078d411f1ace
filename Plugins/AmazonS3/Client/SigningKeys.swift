internal import Synchronization

/// The keys that were derived last from secrets: each serves for a day, a region and a service, and deriving it takes four
/// of the five HMACs of a signature.
final class SigningKeys: Sendable {
    static let shared = SigningKeys()

    private struct Entry {
        /// The SHA-256 of the secret, which is kept by nobody here.
        var secret: [UInt8]
        var scope: [String]
        var key: [UInt8]
    }

    private let recent = Mutex<[Entry]>([])

    /// As many buckets as are usually written to at once.
    private static let most = 16

    /// - Parameter scope: what the chain goes over: day, region, service, `aws4_request`.
    func key(_ secret: [UInt8], scope: [String]) -> [UInt8] {
        let digest = Digest.sha256(secret)
        if let entry = recent.withLock({ $0.first { $0.scope == scope && $0.secret == digest } }) { return entry.key }
        let key = scope.reduce(Array("AWS4".utf8) + secret) { Digest.hmac($0, $1.utf8) }
        recent.withLock { recent in
            if recent.count == Self.most { recent.removeFirst() }
            recent.append(Entry(secret: digest, scope: scope, key: key))
        }
        return key
    }
}
