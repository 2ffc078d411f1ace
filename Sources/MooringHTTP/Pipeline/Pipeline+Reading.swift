import ConnectorKit
import Crypto
import EventLog
import Hummingbird
import MooringModel
import MooringService
import NIOCore

extension Pipeline {
    private static let maximumBodyBytes = 1 << 20

    func reply(
        to request: RequestUnderWay, _ context: MooringContext, _ endpoint: Endpoint, _ language: Language
    ) async throws -> Reply {
        let surroundings = Surroundings(
            registry: registry, installation: installation, document: table.document, language: language)
        switch endpoint.work {
        case .open(let work): return try await work(surroundings)
        case .authenticated(let work):
            let caller = try await caller(of: request.request, context)
            if let wait = limiter.take("\(caller.actor.id) \(endpoint.id)", now: registry.now()) {
                throw Problem.tooManyRequests(retryAfter: wait)
            }
            let exchange = try await exchange(request, context, endpoint, caller, surroundings)
            return try await work(exchange)
        }
    }

    private func caller(of request: Request, _ context: MooringContext) async throws -> Caller {
        guard let text = request.headers[.authorization], text.lowercased().hasPrefix("bearer ") else {
            throw Refusal.tokenMissing
        }
        let address = clientAddress.address(peer: context.peer, forwardedFor: request.headers[text: "X-Forwarded-For"])
        return try await registry.authenticate(String(text.dropFirst("bearer ".count)), address: address)
    }

    private func exchange(
        _ request: RequestUnderWay, _ context: MooringContext, _ endpoint: Endpoint, _ caller: Caller,
        _ surroundings: Surroundings
    ) async throws -> Exchange {
        let path = try pathParameters(context, endpoint, request.path)
        let query = try queryParameters(request.request.uri.query ?? "", endpoint)
        let headers = try RequestHeaders(request.request.headers, for: endpoint)
        let lines = endpoint.takesLines ? try await lineBytes(request.request) : []
        let bytes = endpoint.takesLines ? [] : try await bodyBytes(request.request)
        let body = try body(bytes, endpoint, request.request.headers[.contentType])
        var call = Call(
            caller: caller, reason: headers.reason, correlation: request.requestID, ifMatch: headers.ifMatch)
        call.idempotency = headers.idempotencyKey.map { key in
            IdempotencyKey(
                scope: "\(caller.actor.id) \(endpoint.method.rawValue) \(request.path)", key: key,
                requestDigest: Hexadecimal.text(Array(SHA256.hash(data: bytes))))
        }
        return Exchange(
            surroundings: surroundings, call: call, path: path, query: query, body: body, lines: lines,
            target: request.request.uri.string)
    }

    private func pathParameters(
        _ context: MooringContext, _ endpoint: Endpoint, _ path: String
    ) throws(Problem) -> [String: String] {
        var parameters: [String: String] = [:]
        for name in endpoint.pathParameters {
            guard let text = context.parameters.get(name), let value = String(percentDecoding: text) else {
                throw .pathUnknown(path)
            }
            parameters[name] = value
        }
        return parameters
    }

    private func queryParameters(_ text: String, _ endpoint: Endpoint) throws(Problem) -> [String: String] {
        var values: [String: String] = [:]
        for field in text.split(separator: "&") {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let raw = parts.count == 2 ? parts[1] : ""
            guard let name = String(percentDecoding: parts[0]), let value = String(percentDecoding: raw) else {
                throw .queryInvalid(
                    String(parts[0]), String(raw),
                    LocalizedText(en: "Percent-encode it as UTF-8.", zhHans: "请按 UTF-8 进行百分号编码。"))
            }
            guard let parameter = endpoint.query.first(where: { $0.name == name }) else {
                throw .queryUnknown(name, known: endpoint.query.map(\.name))
            }
            guard values[name] == nil else { throw .queryRepeated(name) }
            if let fault = parameter.fault(in: value) { throw .queryInvalid(name, value, fault) }
            values[name] = value
        }
        if let missing = endpoint.query.first(where: { $0.isRequired && values[$0.name] == nil }) {
            throw .queryMissing(missing)
        }
        return values
    }

    private func bodyBytes(_ request: Request) async throws -> [UInt8] {
        do {
            let buffer = try await request.body.collect(upTo: Self.maximumBodyBytes)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem.bodyTooLarge(Self.maximumBodyBytes)
        }
    }

    private func body(
        _ bytes: [UInt8], _ endpoint: Endpoint, _ contentType: String?
    ) throws(Problem) -> JSONObject {
        guard let schema = table.schema(of: endpoint) else {
            // An empty object says as little as none.
            guard bytes.isEmpty || bytes == Array("{}".utf8) else { throw .bodyUnexpected() }
            return JSONObject()
        }
        guard !bytes.isEmpty else { throw .bodyMissing() }
        let mediaType = contentType?.split(separator: ";").first.map { $0.filter { $0 != " " }.lowercased() }
        guard mediaType == "application/json" else { throw .notJSON(contentType) }
        let value: JSONValue
        do { value = try JSONValue(parsing: bytes) } catch { throw .jsonMalformed(error) }
        let violations = schema.violations(in: value)
        guard violations.isEmpty, case .object(let object) = value else { throw .bodyInvalid(violations) }
        return object
    }
}
