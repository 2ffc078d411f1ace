import Hummingbird

/// Answers what no route takes: a method that a path does not know, or an unknown path.
struct UnroutedRequests: RouterMiddleware {
    let pipeline: Pipeline

    func handle(
        _ request: Request, context: MooringContext,
        next: @concurrent (Request, MooringContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            // A route's own errors never come here: the pipeline answers them.
            let manner = request.uri.path.hasPrefix("/v2/") ? Endpoint.Manner.envelope : .plain
            let response = await pipeline.answer(request, context, "other", manner) { request, _ in
                let allowed = pipeline.table.methods(at: request.path)
                guard !allowed.isEmpty else { throw Problem.pathUnknown(request.path) }
                throw Problem.methodNotAllowed(request.method.rawValue, allowed: allowed)
            }
            return request.method == .head ? response.createHeadResponse() : response
        }
    }
}
