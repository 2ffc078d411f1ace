internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// One call under way: takes the answer as it comes, and tells when what was sent has left.
///
/// The client's newer interface reads a body as fast as memory gives it, because it asks for the next piece before the one
/// before has left; this one says when it has.
final class AWSExchange: HTTPClientResponseDelegate {
    /// The answer's body is longer than it may be.
    struct TooLong: Error, CustomStringConvertible {
        let limit: Int
        var description: String { "the answer is longer than \(limit) bytes" }
    }

    private let limit: Int
    private let onSent: (@Sendable (ByteBuffer) -> Void)?
    private let answer = Mutex(AWSAnswer(status: 0, headers: [:], body: []))

    /// - Parameters:
    ///   - limit: the most bytes of the answer's body.
    ///   - onSent: is given each piece of the request's body that has left, where that is streamed.
    init(limit: Int, onSent: (@Sendable (ByteBuffer) -> Void)? = nil) {
        self.limit = limit
        self.onSent = onSent
    }

    func didSendRequestPart(task: HTTPClient.Task<AWSAnswer>, _ part: IOData) {
        if case .byteBuffer(let buffer) = part { onSent?(buffer) }
    }

    func didReceiveHead(task: HTTPClient.Task<AWSAnswer>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        answer.withLock { $0 = AWSAnswer(status: Int(head.status.code), headers: head.headers, body: []) }
        if onSent != nil, head.status.code >= 300 {
            // A server may refuse before it was sent everything. The client then never says that the answer has ended, unless
            // its end came along with the rest of it: so it is not waited for.
            let hasBody = head.headers.first(name: "content-length") != "0"
            task.eventLoop.scheduleTask(in: hasBody ? Self.grace : .zero) { task.cancel() }
        }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<AWSAnswer>, _ part: ByteBuffer) -> EventLoopFuture<Void> {
        let isTooLong = answer.withLock { answer in
            guard answer.body.count + part.readableBytes <= limit else { return true }
            answer.body += part.readableBytesView
            return false
        }
        return isTooLong
            ? task.eventLoop.makeFailedFuture(TooLong(limit: limit)) : task.eventLoop.makeSucceededVoidFuture()
    }

    /// How long the rest of a refusal may take.
    private static let grace = TimeAmount.seconds(2)

    /// What the server has answered, if it refuses a streamed body: complete or, where the client does not say so, as far as
    /// it came.
    var refusal: AWSAnswer? { answer.withLock { onSent != nil && $0.status >= 300 ? $0 : nil } }

    func didFinishRequest(task: HTTPClient.Task<AWSAnswer>) -> AWSAnswer { answer.withLock { $0 } }
}
