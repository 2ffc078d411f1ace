import Testing

@testable import AmazonS3

@Suite("Addresses of services")
struct AWSEndpointTests {
    @Test(
        "Nobody is between here and a server with TLS, or one on this machine",
        arguments: [
            "https://minio.example.com", "https://192.0.2.7:9000", "http://localhost:9000", "http://127.0.0.1",
            "http://127.8.9.10:7480", "http://[::1]", "http://[::1]:9000",
        ])
    func isPrivate(_ text: String) throws {
        #expect(try #require(AWSEndpoint(text)).isPrivate)
    }

    @Test(
        "Anywhere else somebody may be",
        arguments: [
            "http://minio.example.com", "http://192.0.2.7:9000", "http://localhost.example.com",
            "http://127.0.0.1.nip.io",
            "http://127.1", "http://128.0.0.1", "http://127.0.0.256", "http://[::2]:9000", "http://[::1]x",
            "http://notlocalhost",
        ])
    func isOpen(_ text: String) throws {
        #expect(try !#require(AWSEndpoint(text)).isPrivate)
    }
}
