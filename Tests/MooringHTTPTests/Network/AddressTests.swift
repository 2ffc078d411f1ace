import MooringModel
import NIOHTTP1
import Testing

@testable import MooringHTTP

@Suite("The address that a request comes from")
struct AddressTests {
    @Test("Only a trusted proxy's word for it counts", arguments: [["127.0.0.1"], []])
    func forwarded(_ proxies: [String]) async throws {
        try await withServer {
            $0.trustedProxies = proxies
        } _: { server in
            _ = try await server.call(
                .POST, "/v1/organizations", ["name": "Acme"], [("X-Forwarded-For", "203.0.113.9, 198.51.100.7")])
            let event = try #require(try await server.call(.GET, "/v1/events?limit=100").items.last)
            #expect(event["actor"]?["address"]?.stringValue == (proxies.isEmpty ? "127.0.0.1" : "198.51.100.7"))
        }
    }

    @Test(
        "The last hop that is no trusted proxy is the client",
        arguments: [
            ("10.0.0.1", "203.0.113.9", "203.0.113.9"), ("10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9"),
            ("10.0.0.1", "6.6.6.6, 203.0.113.9 ,10.0.0.2", "203.0.113.9"), ("10.0.0.1", nil, "10.0.0.1"),
            ("10.0.0.1", "10.0.0.2", "10.0.0.2"), ("203.0.113.5", "6.6.6.6", "203.0.113.5"),
            ("10.0.0.1", "<script>", "10.0.0.1"), ("10.0.0.1", "2001:db8::7", "2001:db8::7"),
            ("10.0.0.1", "", "10.0.0.1"),
        ] as [(String, String?, String)])
    func chain(_ peer: String, _ header: String?, _ client: String) {
        let address = ClientAddress(trustedProxies: ["10.0.0.1", "10.0.0.2"])
        #expect(address.address(peer: peer, forwardedFor: header) == client)
    }

    @Test(
        "An address that other machines reach is refused without TLS",
        arguments: [
            ("127.0.0.1", false), ("127.9.9.9", false), ("localhost", false), ("::1", false), ("0.0.0.0", true),
            ("::", true), ("192.0.2.1", true), ("mooring.example.com", true), ("127.evil.example.com", true),
        ])
    func plain(_ host: String, _ isRefused: Bool) {
        var configuration = HTTPConfiguration()
        configuration.host = host
        #expect((configuration.flaw != nil) == isRefused)
        if let flaw = configuration.flaw {
            #expect(flaw.contains(host) && flaw.contains("--tls-certificate") && flaw.contains("--behind-proxy"))
        }
        configuration.isBehindProxy = true
        #expect(configuration.flaw == nil)
        configuration.isBehindProxy = false
        configuration.tls = .init(certificate: "/etc/mooring/tls.pem", key: "/etc/mooring/key.pem")
        #expect(configuration.flaw == nil)
    }
}
