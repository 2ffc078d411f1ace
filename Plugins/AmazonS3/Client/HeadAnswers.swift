internal import NIOCore
internal import NIOHTTP1

/// Keeps a connection after an answer to HEAD that tells no length, as servers written in Go give it for a key that is not
/// there. The decoder takes a message without a length for one that ends with its connection, but an answer to HEAD ends with
/// its headers (RFC 9112, section 6.3), so whether the connection stays is what its headers say.
final class HeadAnswers: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    private var isHead = false

    /// Where one of these is, what the decoder thinks comes from elsewhere.
    private static let others = ["content-length", "transfer-encoding", "proxy-connection"]

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .head(let head) = unwrapOutboundIn(data) { isHead = head.method == .HEAD }
        context.write(data, promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard isHead, case .head(var head) = unwrapInboundIn(data), !head.isKeepAlive,
            !Self.others.contains(where: head.headers.contains)
        else { return context.fireChannelRead(data) }
        // What the decoder thinks is forgotten with the header that it would have been said in.
        let said = head.headers["connection"]
        head.headers.remove(name: "connection")
        for word in said { head.headers.add(name: "connection", value: word) }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }
}
