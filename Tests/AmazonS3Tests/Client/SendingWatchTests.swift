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
    /// Answers to the first bytes that come, and reads no others.
    private final class Refuser: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let texts: [String]
        private var hasAnswered = false

        init(_ texts: [String]) { self.texts = texts }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard !hasAnswered else { return }
            hasAnswered = true
            context.channel.setOption(.autoRead, value: false).whenComplete { _ in }
            for (index, text) in texts.enumerated() {
                let channel = context.channel
                channel.eventLoop.scheduleTask(in: .milliseconds(Int64(50 * index))) {
                    channel.writeAndFlush(ByteBuffer(string: text)).whenComplete { _ in }
                }
            }
        }
    }

    @Test(
        "A server that refuses before it was sent everything is understood",
        arguments: [
            (["HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\n\r\n"], 503, nil),
            (
                [
                    "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "2F\r\n<Error><Code>AccessDenied</Code><A></A></Error>\r\n", "0\r\n\r\n",
                ], 403, "AccessDenied"
            ),
            (
                [
                    "HTTP/1.1 412 Precondition Failed\r\nContent-Length: 47\r\n\r\n",
                    "<Error><Code>AccessDenied</Code><A></A></Error>",
                ], 412, "AccessDenied"
            ),
        ] as [([String], Int, String?)])
    func refused(_ texts: [String], _ status: Int, _ code: String?) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Refuser(texts))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port)
        try await HTTPClient.withHTTPClient(configuration: AWSTransport.configuration) { http in
            let transport = AWSTransport(
                http: http, service: "s3", region: "us-east-1",
                credentials: FixedCredentials(
                    fixed: Credentials(accessKeyID: "AKID", secretAccessKey: Secret([1]))),
                now: { Timestamp(microseconds: Int64(time(nil)) * 1_000_000) })
            let size: Int64 = 64 << 20
            var request = AWSRequest(operation: "UploadPart", method: "PUT", path: "/bucket/key")
            request.body = .range(RepeatingSource(size: size), offset: 0, count: size, sha256: nil)
            let endpoint = try #require(AWSEndpoint("http://127.0.0.1:\(port)"))
            let failure = await #expect(throws: AWSFailure.self) {
                _ = try await transport.send(request, to: endpoint, isLong: true)
            }
            #expect(failure?.httpStatus == status)
            if let code { #expect(failure?.code == code) }
        }
        try await server.close()
    }

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
