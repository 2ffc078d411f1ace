import HTTPTypes
import MooringModel

// # The envelope
//
// The hosted service's API answers `{"code":0,"data":…}`, or `{"code":n,"message":…}` with n above 0, and its clients read
// the code. So the status is 200 for whatever became of a call, a missing token included. It is not 200 only where others
// than the client decide by it: no such call (404, 405), and what another try may mend without a change of the request
// (429, 500, 503, 507), which proxies, balancers and libraries that try again look at. The envelope is in those, too.
//
// The code of a refusal is the status that it has under /v1, which means the same everywhere; but who is not known gets
// 1800, which the hosted service has published for that.

enum Envelope {
    /// The statuses beside 200 that a call may be answered with.
    static let statuses = [404, 429, 500, 503, 507]

    /// Of whoever is not known.
    static let codeOfUnknownCaller: Int64 = 1_800

    /// The answer of a call.
    static func shape(of data: Shape) -> Shape {
        let done = Shape.object([.required("code", Shape(["type": "integer", "enum": [0]])), .required("data", data)])
        return Shape(["oneOf": [.object(done.json), .object(Shape.named(.refused).json)]])
    }

    static func reply(_ data: JSONValue) -> Reply { .json(["code": 0, "data": data]) }

    static func reply(_ problem: Problem, in language: Language) -> Reply {
        let isOfClient = problem.refusal.code != "path-unknown" && problem.status != 405 && problem.status != 429
        var reply = Reply.json(
            [
                "code": .integer(problem.status == 401 ? codeOfUnknownCaller : Int64(problem.status)),
                "message": .string(message(of: problem.refusal, in: language)),
            ], status: isOfClient && problem.status < 500 ? 200 : problem.status)
        reply.headers = problem.headers
        return reply
    }

    private static func message(of refusal: Refusal, in language: Language) -> String {
        [refusal.detail, refusal.remedy].map { $0.rendered(in: language) }.filter { !$0.isEmpty }
            .joined(separator: language == .english ? " " : "")
    }
}
