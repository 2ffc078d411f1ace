import NIOCore
import Synchronization
import Testing

@testable import AmazonS3

@Suite("Answers to HEAD that tell no length", .timeLimit(.minutes(1)))
struct HeadAnswersTests {
    /// Gives the same answer to every request.
    private final class Answerer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let answer: String
        private var last: [UInt8] = []

        init(_ answer: String) { self.answer = answer }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            last += unwrapInboundIn(data).readableBytesView
            guard last.suffix(4).elementsEqual("\r\n\r\n".utf8) else { return }
            last = []
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
        }
    }

    @Test(
        "The connection stays, unless the server says that it goes",
        arguments: [
            ("HTTP/1.1 404 Not Found\r\nDate: Fri, 24 May 2013 00:00:00 GMT\r\n\r\n", 1),
            ("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n", 3),
            ("HTTP/1.1 404 Not Found\r\nProxy-Connection: close\r\n\r\n", 3),
            ("HTTP/1.0 404 Not Found\r\n\r\n", 3),
        ])
    func connections(_ answer: String, _ expected: Int) async throws {
        let connections = Mutex(0)
        let handler: @Sendable () -> (any ChannelHandler)? = {
            connections.withLock { $0 += 1 }
            return Answerer(answer)
        }
        try await BareServer.running(handler) { transport, endpoint in
            for _ in 0..<3 {
                let request = AWSRequest(operation: "HeadObject", method: "HEAD", path: "/bucket/key")
                let failure = await #expect(throws: AWSFailure.self) {
                    _ = try await transport.send(request, to: endpoint)
                }
                #expect(failure?.isNotFound == true)
            }
        }
        #expect(connections.withLock(\.self) == expected)
    }
}
