import MooringCLI
import MooringModel
import Synchronization

/// A server that answers from a script, and remembers what it was asked.
final class ScriptedServer: Transport {
    private let answer: @Sendable (Request, Int) throws(TransportError) -> Answer
    private let asked = Mutex<[Request]>([])

    /// - Parameter answer: to a request, with its number from 0 on.
    init(_ answer: @escaping @Sendable (Request, Int) throws(TransportError) -> Answer) { self.answer = answer }

    /// One that gives these answers in turn, and an empty object afterwards.
    convenience init(_ answers: JSONValue...) {
        self.init { _, number in .json(answers.indices.contains(number) ? answers[number] : [:]) }
    }

    var requests: [Request] { asked.withLock { $0 } }

    func send(_ request: Request) async throws(TransportError) -> Answer {
        let number = asked.withLock { asked in
            asked.append(request)
            return asked.count - 1
        }
        return try answer(request, number)
    }
}

extension Answer {
    static func json(_ value: JSONValue, status: Int = 200) -> Answer {
        Answer(status: status, requestID: "request-1", body: value.canonicalBytes)
    }

    /// A refusal as the server writes it.
    static func problem(_ status: Int, _ code: String, _ detail: String, remedy: String) -> Answer {
        let problem: JSONValue = [
            "code": .string(code), "detail": .string(detail), "remedy": .string(remedy), "requestId": "request-1",
            "errors": [["pointer": "/name", "detail": .string(detail)]],
        ]
        return Answer(
            status: status, mediaType: "application/problem+json", requestID: "request-1", body: problem.canonicalBytes)
    }
}
