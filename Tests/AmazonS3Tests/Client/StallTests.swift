import AsyncHTTPClient
import ConnectorKit
import Glibc
import MooringModel
import NIOCore
import Testing

@testable import AmazonS3

@Suite("A server that falls silent", .timeLimit(.minutes(1)))
struct StallTests {
    private struct Keys: CredentialSource {
        func credentials() -> Credentials {
            Credentials(accessKeyID: "A", secretAccessKey: Secret(Array("s".utf8)), sessionToken: nil)
        }
    }

    /// Connections are made with it, and nobody ever reads what they send.
    private static func withDeafServer(_ body: (_ port: UInt16) async throws -> Void) async throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                try #require(bind(descriptor, address, length) == 0)
                try #require(listen(descriptor, 8) == 0)
                try #require(getsockname(descriptor, address, &length) == 0)
            }
        }
        try await body(UInt16(bigEndian: address.sin_port))
    }

    @Test("An upload that nobody takes ends, and is worth trying again")
    func upload() async throws {
        var configuration = AWSTransport.configuration
        #expect(configuration.timeout.write != nil && configuration.timeout.read != nil)
        configuration.timeout.write = configuration.timeout.write.map { _ in .milliseconds(200) }
        let settings = configuration
        try await Self.withDeafServer { port in
            try await HTTPClient.withHTTPClient(configuration: settings) { http in
                let endpoint = try #require(AWSEndpoint("http://127.0.0.1:\(port)"))
                let client = S3Client(
                    http: http, endpoint: endpoint, region: "us-east-1", bucket: "deaf", addressing: .path,
                    expectedOwner: nil, credentials: Keys(), now: { Timestamp(microseconds: 1_777_636_800_000_000) })
                let failure = await #expect(throws: AWSFailure.self) {
                    try await client.put(
                        "object",
                        .range(PatternSource(size: 64 << 20), offset: 0, count: 64 << 20, sha256: nil), isNew: true)
                }
                #expect(failure?.isRetryable == true)
            }
        }
    }
}
