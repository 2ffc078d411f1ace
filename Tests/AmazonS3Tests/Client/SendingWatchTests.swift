import ConnectorKit
import NIOCore
import Testing

@testable import AmazonS3

@Suite("Servers that stop reading, or answer early", .timeLimit(.minutes(1)))
struct SendingWatchTests {
    /// More than the system keeps between the two.
    private static let size: Int64 = 64 << 20

    private static func part(_ source: any ObjectSource, _ size: Int64) -> AWSRequest {
        var request = AWSRequest(operation: "UploadPart", method: "PUT", path: "/bucket/key")
        request.body = .range(source, offset: 0, count: size, sha256: nil)
        return request
    }

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
        try await BareServer.running({ Refuser(texts) }) { transport, endpoint in
            let failure = await #expect(throws: AWSFailure.self) {
                _ = try await transport.send(
                    Self.part(RepeatingSource(size: Self.size), Self.size), to: endpoint, isLong: true)
            }
            #expect(failure?.httpStatus == status)
            if let code { #expect(failure?.code == code) }
        }
    }

    /// Answers the moment it has everything, and hangs up.
    private final class Hasty: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let size: Int
        private var head: [UInt8] = []
        private var count: Int?

        init(size: Int64) { self.size = Int(size) }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data).readableBytesView
            if let known = count {
                count = known + bytes.count
            } else {
                head += bytes
                let end = head.indices.first { head[$0...].starts(with: "\r\n\r\n".utf8) }
                count = end.map { head.count - $0 - 4 }
            }
            guard count == size else { return }
            let channel = context.channel
            channel.writeAndFlush(
                ByteBuffer(string: "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            )
            .whenComplete { _ in channel.close(promise: nil) }
        }
    }

    @Test("A server that answers the moment it has everything, and hangs up, is understood")
    func hasty() async throws {
        let size: Int64 = 3_000
        let part = Self.part(PatternSource(size: size), size)
        try await BareServer.running({ Hasty(size: size) }) { transport, endpoint in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        var answered = 0
                        for _ in 0..<100 {
                            answered += try await transport.send(part, to: endpoint, isLong: true).status
                        }
                        return answered
                    }
                }
                for try await answered in group { #expect(answered == 100 * 200) }
            }
        }
    }

    @Test("A body that the server leaves where it is ends the call, and may be tried again")
    func stalled() async throws {
        try await BareServer.running(autoRead: false, { nil }) { transport, endpoint in
            var transport = transport
            transport.sendingLimit = .milliseconds(200)
            let failure = await #expect(throws: AWSFailure.self) {
                _ = try await transport.send(
                    Self.part(RepeatingSource(size: Self.size), Self.size), to: endpoint, isLong: true)
            }
            #expect(failure?.isRetryable == true)
            #expect(failure?.message.contains("took nothing") == true)
        }
    }
}
