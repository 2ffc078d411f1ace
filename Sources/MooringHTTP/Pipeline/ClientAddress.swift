/// The network address that a request comes from: the peer's, or where the peer is a proxy that the operator named,
/// what it says in `X-Forwarded-For`.
struct ClientAddress: Sendable {
    private let trustedProxies: Set<String>

    init(trustedProxies: [String]) { self.trustedProxies = Set(trustedProxies) }

    /// - Parameters:
    ///   - peer: the address at the other end of the connection.
    ///   - forwardedFor: the header; each proxy adds the address that it was asked from at the end.
    /// - Returns: the last address in the chain that is no trusted proxy's.
    func address(peer: String?, forwardedFor: String?) -> String? {
        guard let peer, trustedProxies.contains(peer), let forwardedFor else { return peer }
        var nearest = peer
        for hop in forwardedFor.split(separator: ",").reversed() {
            nearest = String(hop.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            // The header is what its sender made of it; an address has these characters and is short.
            let isPlain = nearest.utf8.allSatisfy { byte in
                (0x30...0x3A).contains(byte) || (0x61...0x66).contains(byte | 0x20) || byte == 0x2E
            }
            guard isPlain, (2...45).contains(nearest.utf8.count) else { return peer }
            guard trustedProxies.contains(nearest) else { return nearest }
        }
        return nearest
    }
}
