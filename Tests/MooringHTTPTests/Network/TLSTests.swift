import AsyncHTTPClient
import MooringHTTP
import NIOCore
import NIOHTTP1
import NIOSSL
import Testing

@Suite("TLS")
struct TLSTests {
    @Test("With a certificate the server speaks TLS, and nothing else")
    func speaks() async throws {
        try await withTemporaryDirectory { directory in
            let files = try SelfSigned.files(in: directory)
            var configuration = HTTPClient.Configuration()
            configuration.tlsConfiguration = .makeClientConfiguration()
            configuration.tlsConfiguration?.trustRoots = .certificates(
                try NIOSSLCertificate.fromPEMBytes(Array(SelfSigned.certificate.utf8)))
            try await HTTPClient.withHTTPClient(configuration: configuration) { http in
                try await withServer(http: http) {
                    $0.tls = files
                } _: { server in
                    #expect(server.url.hasPrefix("https://"))
                    let answer = try await server.call(.GET, "/v1/me")
                    #expect(answer.status == 200)
                    await #expect(throws: (any Error).self, "Nobody else vouches for the certificate.") {
                        _ = try await HTTPClient.shared.execute(
                            HTTPClientRequest(url: server.url + "/healthz"), timeout: .seconds(10))
                    }
                    await #expect(throws: (any Error).self) {
                        _ = try await HTTPClient.shared.execute(
                            HTTPClientRequest(url: "http" + server.url.dropFirst(5) + "/healthz"), timeout: .seconds(10)
                        )
                    }
                }
            }
        }
    }

    @Test("Files that are not there are told at the start")
    func missing() async throws {
        await #expect(throws: (any Error).self) {
            try await withServer {
                $0.tls = .init(certificate: "/nowhere/tls.pem", key: "/nowhere/key.pem")
            } _: { _ in
            }
        }
    }
}
