internal import AsyncHTTPClient
internal import NIOCore
internal import NIOPosix

/// The body of one call while it is written.
struct BodyWriter: Sendable {
    private let writer: HTTPClient.Body.StreamWriter
    private let done: EventLoopPromise<Void>

    /// - Parameter writer: what the client gives on its event loop.
    init(_ writer: HTTPClient.Body.StreamWriter) {
        self.writer = writer
        let loop = MultiThreadedEventLoopGroup.currentEventLoop ?? MultiThreadedEventLoopGroup.singleton.any()
        done = loop.makePromise()
    }

    /// What tells the client of the end.
    var end: EventLoopFuture<Void> { done.futureResult }

    /// - Returns: when the client wants the next piece.
    func write(_ piece: ByteBuffer) -> EventLoopFuture<Void> { writer.write(.byteBuffer(piece)) }

    /// Writes the last piece, and ends the body before anything else can happen on the client's event loop: a server may
    /// answer and hang up the moment it has the last byte, and to the client a body that has not ended is cut off then.
    func finish(with piece: ByteBuffer) {
        done.futureResult.eventLoop.execute {
            _ = writer.write(.byteBuffer(piece))
            done.succeed()
        }
    }

    func fail(_ error: any Error) { done.fail(error) }
}
