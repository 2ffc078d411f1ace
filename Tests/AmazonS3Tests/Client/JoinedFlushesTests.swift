import NIOCore
import NIOEmbedded
import Testing

@testable import AmazonS3

@Suite struct JoinedFlushesTests {
    private func write(_ text: String, to channel: EmbeddedChannel) {
        channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
    }

    private func left(_ channel: EmbeddedChannel) throws -> String {
        var text = ""
        while let bytes = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: bytes) }
        return text
    }

    @Test func `what is flushed within one turn leaves at its end, in order`() throws {
        let channel = EmbeddedChannel(handler: JoinedFlushes())
        for turn in ["first", "second"] {
            for part in [" head", " body", " end"] { write(turn + part, to: channel) }
            #expect(try left(channel).isEmpty)
            channel.embeddedEventLoop.run()
            #expect(try left(channel) == ["head", "body", "end"].map { "\(turn) \($0)" }.joined())
        }
        #expect(try channel.finish().isClean)
    }

    @Test func `what was flushed leaves before the channel is closed in the same turn`() throws {
        let channel = EmbeddedChannel(handler: JoinedFlushes())
        write("the last", to: channel)
        channel.close(promise: nil)
        #expect(try left(channel) == "the last")
        channel.embeddedEventLoop.run()
        #expect(try left(channel).isEmpty)
    }
}
