/// Where the server is: `http` or `https`, a host, perhaps a port, and perhaps a path that a proxy serves it under.
///
/// Read by hand and strictly: what decides whether a token may be sent must not be read differently by the part that
/// decides and the part that connects, so whatever is unusual (a user before the host, an escape in it) is refused.
package struct ServerAddress: Sendable, Equatable {
    package let isEncrypted: Bool
    /// In lower case; a literal IPv6 address without its brackets.
    package let host: String
    /// The address without a slash at its end, as requests begin with it.
    package let base: String

    package static let standard = "http://127.0.0.1:8080"

    package init(_ text: String) throws(Failure) {
        func refused(_ why: String) -> Failure {
            Failure(
                .misused, "the server address \"\(text)\" \(why)",
                remedy: "Write it like \(Self.standard) or https://mooring.example.com.", code: "server-address-invalid"
            )
        }
        let schemes = [("https://", true), ("http://", false)]
        guard let (prefix, isEncrypted) = schemes.first(where: { text.lowercased().hasPrefix($0.0) }) else {
            throw refused("does not begin with http:// or https://")
        }
        let rest = text.dropFirst(prefix.count)
        let authority = rest.prefix { $0 != "/" }
        let path = rest[authority.endIndex...]
        guard path.utf8.allSatisfy({ Self.isPlain($0) || $0 == UInt8(ascii: "/") }) else {
            throw refused("has more than a plain path after the host")
        }

        let host: Substring
        let port: Substring
        if authority.first == "[" {
            guard let close = authority.firstIndex(of: "]") else { throw refused("has no ] after the IPv6 address") }
            host = authority[authority.index(after: authority.startIndex)..<close]
            port = authority[authority.index(after: close)...]
            guard host.utf8.allSatisfy({ Self.isPlain($0) || $0 == UInt8(ascii: ":") }) else {
                throw refused("has no IPv6 address within [ and ]")
            }
        } else {
            host = authority.prefix { $0 != ":" }
            port = authority[host.endIndex...]
            guard host.utf8.allSatisfy(Self.isPlain) else { throw refused("has a host that is no plain name") }
        }
        guard !host.isEmpty else { throw refused("has no host") }
        guard port.isEmpty || (port.first == ":" && UInt16(port.dropFirst()).map { $0 > 0 } == true) else {
            throw refused("has a port that is not 1 to 65535")
        }

        var base = prefix + authority.lowercased() + path
        while base.hasSuffix("/") { base.removeLast() }
        self.isEncrypted = isEncrypted
        self.host = host.lowercased()
        self.base = base
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Whether the host is this machine: `localhost`, `::1` or in 127.0.0.0/8.
    package var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// - Throws: where a token sent to this address could be read on its way.
    package func checkMayCarryToken() throws(Failure) {
        guard isEncrypted || isLoopback else {
            throw Failure(
                .misused, "the token is not sent to \(base): plain HTTP shows it to everyone on the way to \(host)",
                remedy: "Use https://, or reach the server through a tunnel that ends on this machine (127.0.0.1).",
                code: "token-needs-encryption")
        }
    }
}
