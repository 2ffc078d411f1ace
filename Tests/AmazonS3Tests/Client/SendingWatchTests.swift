import AsyncHTTPClient
import ConnectorKit
import Glibc
import MooringModel
import NIOCore
import NIOPosix
import Testing

@testable import AmazonS3

/// A server that takes a connection, and nothing of what is sent.
@Suite("Servers that stop reading", .timeLimit(.minutes(1)))
struct SendingWatchTests {
    @Test("A body that the server leaves where it is ends the call, and may be tried again")
    func stalled() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let server = try await ServerBootstrap(group: group)
            .childChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port)
        try await HTTPClient.withHTTPClient(configuration: AWSTransport.configuration) { http in
            var transport = AWSTransport(
                http: http, service: "s3", region: "us-east-1",
                credentials: FixedCredentials(
                    fixed: Credentials(accessKeyID: "AKID", secretAccessKey: Secret([1]))),
                now: { Timestamp(microseconds: Int64(time(nil)) * 1_000_000) })
            transport.sendingLimit = .milliseconds(200)
            // More than the system keeps between the two.
            let size: Int64 = 64 << 20
            var request = AWSRequest(operation: "UploadPart", method: "PUT", path: "/bucket/key")
            request.body = .range(RepeatingSource(size: size), offset: 0, count: size, sha256: nil)
            let endpoint = try #require(AWSEndpoint("http://127.0.0.1:\(port)"))
            let failure = await #expect(throws: AWSFailure.self) {
                _ = try await transport.send(request, to: endpoint, isLong: true)
            }
            #expect(failure?.isRetryable == true)
            #expect(failure?.message.contains("took nothing") == true)
        }
        try await server.close()
    }
}
