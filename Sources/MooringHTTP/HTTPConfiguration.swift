/// What the HTTP interface runs with.
package struct HTTPConfiguration: Sendable {
    package var host = "127.0.0.1"
    /// 0 for any free one.
    package var port = 8_080
    package var tls: TLSFiles?
    /// Whether a proxy in front of this server terminates TLS.
    package var isBehindProxy = false
    /// The addresses of proxies whose `X-Forwarded-For` counts.
    package var trustedProxies: [String] = []
    /// Requests a second for each principal and endpoint.
    package var rateLimit = 20

    package struct TLSFiles: Sendable {
        /// The path of a certificate chain, PEM.
        package var certificate: String
        /// The path of its private key, PEM.
        package var key: String

        package init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    package init() {}

    /// Why the configuration would show tokens to everyone on the network, with what to do; nil if it would not.
    package var flaw: String? {
        if tls != nil || isBehindProxy || Self.isLoopback(host) { return nil }
        return "\(host) can be reached from other machines, and without TLS tokens could be read on the way. "
            + "Give --tls-certificate and --tls-key, or --behind-proxy if a proxy terminates TLS, or listen on 127.0.0.1."
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        // An address in 127.0.0.0/8, and not a name that begins like one.
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
