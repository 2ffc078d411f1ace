import Hummingbird

/// A request with the name that the answer, the log and the recorded events call it by.
struct RequestUnderWay {
    let request: Request
    let requestID: String

    init(_ request: Request, requestID: String) {
        self.request = request
        self.requestID = requestID
    }

    var method: HTTPRequest.Method { request.method }
    var path: String { request.uri.path }
}
