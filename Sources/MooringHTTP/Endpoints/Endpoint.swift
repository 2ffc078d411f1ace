import ConnectorKit
import MooringModel

/// One call of the interface: what it is, what it takes, what it answers, and what it does. Routes, the checking of
/// requests and /openapi.json all come from here, so that the document cannot say anything else than what happens.
struct Endpoint: Sendable {
    var method: Method
    /// With `{name}` for each parameter.
    var path: String
    /// The operation's name in the document and in the metrics.
    var id: String
    var subject: Subject
    var summary: String
    var query: [QueryParameter] = []
    var body: Shape?
    /// Whether the body is JSON Lines and not one JSON value.
    var takesLines = false
    /// Whether `If-Match` may say which version is to be changed.
    var isConditional = false
    var answer: Answer
    var manner = Manner.plain
    var work: Work

    /// How a client is told what became of a request.
    enum Manner: Sendable {
        /// By the status: what was asked for, or problem details (RFC 9457).
        case plain
        /// By the code of an ``Envelope``.
        case envelope
    }

    enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    enum Subject: String, Sendable, CaseIterable {
        case organizations, projects, clusters, integrations, backups, jobs
        case auditLog = "audit-log"
        case events, access, secrets, connectors
        case operation, compatibility
    }

    /// What a success looks like.
    struct Answer: Sendable {
        var status: Int
        var contents: [(mediaType: String, shape: Shape)]
        /// Whether the answer carries the version as an entity tag.
        var hasEntityTag = false

        static func json(_ shape: Shape, status: Int = 200) -> Answer {
            Answer(status: status, contents: [("application/json", shape)])
        }

        /// A row of a view, with its version.
        static func row(_ name: Shape.Name, status: Int = 200) -> Answer {
            Answer(status: status, contents: [("application/json", .named(name))], hasEntityTag: true)
        }

        static func page(of name: Shape.Name) -> Answer { .json(.page(of: name)) }

        static func text(_ mediaTypes: String...) -> Answer {
            Answer(status: 200, contents: mediaTypes.map { ($0, .string()) })
        }
    }

    enum Work: Sendable {
        /// For everybody.
        case open(@Sendable (Surroundings) async throws -> Reply)
        /// For whoever shows a token; what he may do, the registry decides.
        case authenticated(@Sendable (Exchange) async throws -> Reply)
    }

    init(
        _ method: Method, _ path: String, _ id: String, _ subject: Subject, _ summary: String,
        query: [QueryParameter] = [], body: [Shape.Field]? = nil, conditional: Bool = false, answers answer: Answer,
        _ work: @escaping @Sendable (Exchange) async throws -> Reply
    ) {
        self.init(
            method: method, path: path, id: id, subject: subject, summary: summary, query: query,
            body: body.map(Shape.object), isConditional: conditional, answer: answer, work: .authenticated(work))
    }

    private init(
        method: Method, path: String, id: String, subject: Subject, summary: String, query: [QueryParameter],
        body: Shape?, isConditional: Bool, answer: Answer, work: Work
    ) {
        self.method = method
        self.path = path
        self.id = id
        self.subject = subject
        self.summary = summary
        self.query = query
        self.body = body
        self.isConditional = isConditional
        self.answer = answer
        self.work = work
    }

    /// One of the hosted service's API.
    static func hosted(
        _ method: Method, _ path: String, _ id: String, _ summary: String, query: [QueryParameter] = [],
        body: [Shape.Field]? = nil, answers data: [Shape.Field],
        _ work: @escaping @Sendable (Exchange) async throws -> Reply
    ) -> Endpoint {
        var endpoint = Endpoint(
            method, path, id, .compatibility, summary, query: query, body: body,
            answers: .json(Envelope.shape(of: .object(data))), work)
        endpoint.manner = .envelope
        return endpoint
    }

    /// One that needs no token.
    static func open(
        _ method: Method, _ path: String, _ id: String, _ summary: String, answers answer: Answer,
        _ work: @escaping @Sendable (Surroundings) async throws -> Reply
    ) -> Endpoint {
        Endpoint(
            method: method, path: path, id: id, subject: .operation, summary: summary, query: [], body: nil,
            isConditional: false, answer: answer, work: .open(work))
    }

    /// The same with a body of JSON Lines.
    func takingLines() -> Endpoint {
        var endpoint = self
        endpoint.takesLines = true
        return endpoint
    }

    var needsToken: Bool { if case .authenticated = work { true } else { false } }

    /// Whether `Idempotency-Key` may mark repetitions. What is in an envelope may be several changes, one after another.
    var takesIdempotencyKey: Bool { method == .post && manner == .plain }

    /// Whether a path is of this endpoint's form.
    func matches(_ path: String) -> Bool {
        let (own, segments) = (self.path.split(separator: "/"), path.split(separator: "/"))
        return own.count == segments.count && zip(own, segments).allSatisfy { $0 == $1 || $0.first == "{" }
    }

    /// The names of the path's parameters, in order.
    var pathParameters: [String] {
        path.split(separator: "/").compactMap { segment in
            segment.first == "{" && segment.last == "}" ? String(segment.dropFirst().dropLast()) : nil
        }
    }
}
