import Hummingbird
import MooringModel
import NIOCore

extension Response {
    init(_ reply: Reply) {
        let text: String
        var headers = reply.headers
        switch reply.content {
        case .json(let value):
            text = value.canonicalText
            headers[.contentType] = "application/json"
        case .text(let content, let mediaType):
            text = content
            headers[.contentType] = mediaType.hasPrefix("text/") ? "\(mediaType); charset=utf-8" : mediaType
        }
        self.init(
            status: .init(code: reply.status), headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    init(_ problem: Problem, _ manner: Endpoint.Manner, _ requestID: String, _ language: Language) {
        if manner == .envelope {
            self.init(Envelope.reply(problem, in: language))
            return
        }
        var headers = problem.headers
        headers[.contentType] = "application/problem+json"
        let text = problem.json(requestID: requestID, in: language).canonicalText
        self.init(
            status: .init(code: problem.status), headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
