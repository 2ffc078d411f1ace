internal import NIOCore

/// Lets what is written within one turn of the event loop leave together. The client flushes a request's head, its body and
/// its end one by one, and each would be a call of the system and a packet that wakes the server.
final class JoinedFlushes: ChannelOutboundHandler {
    typealias OutboundIn = Any
    typealias OutboundOut = Any

    private var isDue = false

    func flush(context: ChannelHandlerContext) {
        guard !isDue else { return }
        isDue = true
        let (handler, context) = (NIOLoopBound(self, eventLoop: context.eventLoop), context.loopBound)
        context.eventLoop.execute { handler.value.flushDue(context.value) }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        flushDue(context)
        context.close(mode: mode, promise: promise)
    }

    private func flushDue(_ context: ChannelHandlerContext) {
        guard isDue else { return }
        isDue = false
        context.flush()
    }
}
