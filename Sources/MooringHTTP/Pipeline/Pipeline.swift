import Hummingbird
import Logging
import Metrics
import MooringModel
import MooringService

/// The way of every request: it is routed, its caller is known, it is read and checked, worked on, answered, and noted.
struct Pipeline: Sendable {
    let registry: Registry
    let installation: Installation
    let table: EndpointTable
    let limiter: RateLimiter
    let clientAddress: ClientAddress

    func router() -> Router<MooringContext> {
        // RFC 9110, section 9.1: whoever answers GET answers HEAD.
        let router = Router(context: MooringContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: UnroutedRequests(pipeline: self))
        for endpoint in table.endpoints {
            router.on(RouterPath(endpoint.path), method: endpoint.method.http) { request, context in
                await answer(request, context, endpoint.id, endpoint.manner) { request, language in
                    try await reply(to: request, context, endpoint, language)
                }
            }
        }
        return router
    }

    /// Answers a request whatever happens, and notes it.
    func answer(
        _ request: Request, _ context: MooringContext, _ operation: String, _ manner: Endpoint.Manner,
        _ work: (RequestUnderWay, Language) async throws -> Reply
    ) async -> Response {
        let start = ContinuousClock.now
        let language = Language(accepted: request.headers[.acceptLanguage])
        let underWay = RequestUnderWay(request, requestID: registry.newCorrelation())
        var response: Response
        do {
            response = Response(try await work(underWay, language))
        } catch let problem as Problem {
            response = Response(problem, manner, underWay.requestID, language)
        } catch let refusal as Refusal {
            response = Response(Problem(refusal), manner, underWay.requestID, language)
        } catch {
            registry.logger.error(
                "A request failed", metadata: ["request": "\(underWay.requestID)", "error": "\(error)"])
            response = Response(Problem.internalError(), manner, underWay.requestID, language)
        }
        response.headers[text: "X-Request-Id"] = underWay.requestID
        response.headers[.cacheControl] = "no-store"
        response.headers[.contentLanguage] = language.rawValue
        response.headers[text: "X-Content-Type-Options"] = "nosniff"
        note(request, response, operation, underWay.requestID, ContinuousClock.now - start)
        return response
    }

    private func note(
        _ request: Request, _ response: Response, _ operation: String, _ requestID: String, _ duration: Duration
    ) {
        let status = "\(response.status.code)"
        Counter(
            label: "mooring_http_requests_total", dimensions: [("operation", operation), ("status", status)]
        ).increment()
        Timer(label: "mooring_http_request_duration_seconds", dimensions: [("operation", operation)])
            .recordNanoseconds(duration.nanoseconds)
        registry.logger.debug(
            "answered",
            metadata: [
                "method": "\(request.method.rawValue)", "operation": "\(operation)", "request": "\(requestID)",
                "status": "\(status)", "ms": "\(duration.nanoseconds / 1_000_000)",
            ])
    }
}

extension Endpoint.Method {
    fileprivate var http: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .post: .post
        case .put: .put
        case .patch: .patch
        case .delete: .delete
        }
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
