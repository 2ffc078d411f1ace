internal import AsyncHTTPClient
internal import ConnectorKit
internal import MooringModel
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Synchronization

/// Signs calls, sends them and reads the answers. It repeats nothing: whether and when to try again, its callers know.
struct AWSTransport: Sendable {
    let http: HTTPClient
    let service: String
    let region: String
    let credentials: any CredentialSource
    let now: @Sendable () -> Timestamp
    /// How long a call may take that sends and receives little.
    var timeout = Duration.seconds(20)
    /// How long a server may leave what it was sent of a body, two pieces of ``SourceRange/chunk`` bytes at most, where it
    /// is; and how long an object may take that is no larger than one.
    var sendingLimit = Duration.seconds(300)

    /// The configuration that the client of a connector runs with: redirects are never followed, because a signed
    /// request must not go to a place that nobody chose.
    static var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = HTTPClient.Configuration.Timeout(connect: .seconds(10), read: .seconds(60))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        // Whether and when to try again, the callers know.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        // Nobody follows them, and each call would pay for finding that out.
        configuration.tracing.tracer = nil
        // Whatever its name, it is where the client lets its connections be set up.
        configuration.http1_1ConnectionDebugInitializer = { channel in
            channel.eventLoop.makeCompletedFuture {
                let pipeline = channel.pipeline.syncOperations
                let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
                try pipeline.addHandler(HeadAnswers(), position: .after(decoder))
                try pipeline.addHandler(JoinedFlushes(), position: .first)
            }
        }
        return configuration
    }

    /// - Parameters:
    ///   - limit: the most bytes of the answer's body.
    ///   - isLong: whether the call moves much, so that only silence ends it.
    /// - Throws: ``AWSFailure`` unless the answer is a success.
    func send(
        _ request: AWSRequest, to endpoint: AWSEndpoint, limit: Int = 1 << 20, isLong: Bool = false
    ) async throws(AWSFailure) -> AWSAnswer {
        let credentials: Credentials
        do {
            credentials = try await self.credentials.credentials()
        } catch {
            throw failure(.credentials(error), request, endpoint, error.detail)
        }
        let answer = try await exchange(request, to: endpoint, credentials, limit: limit, isLong: isLong)
        guard !(200..<300).contains(answer.status) else { return answer }
        var failure = failure(of: answer, request, endpoint)
        guard hasEnded(credentials, failure) else { throw failure }
        do {
            failure.isRenewed = try await self.credentials.renew(credentials)
        } catch {
            throw self.failure(.credentials(error), request, endpoint, error.detail)
        }
        throw failure
    }

    private func exchange(
        _ request: AWSRequest, to endpoint: AWSEndpoint, _ credentials: Credentials, limit: Int, isLong: Bool
    ) async throws(AWSFailure) -> AWSAnswer {
        do {
            var message = try signed(request, endpoint, credentials)
            switch request.body {
            case .none: break
            case .bytes(let bytes): message.body = .byteBuffer(ByteBuffer(bytes: bytes))
            case .buffer(let buffer, _): message.body = .byteBuffer(buffer)
            case .range(let source, let offset, let count, _):
                let range = SourceRange(source: source, offset: offset, count: count)
                return try await stream(message, range, limit)
            }
            let isWhole = request.method == "PUT" && message.body != nil
            let timeout = isLong ? isWhole ? sendingLimit : Self.longest : timeout
            return try await answer(to: message, timeout, AWSExchange(limit: limit))
        } catch {
            throw failure(Self.kind(of: error), request, endpoint, Self.text(of: error))
        }
    }

    private func answer(
        to message: HTTPClient.Request, _ timeout: Duration, _ exchange: AWSExchange
    ) async throws -> AWSAnswer {
        let deadline = NIODeadline.now() + .nanoseconds(timeout.nanoseconds)
        // Begun on one of the client's own threads: from any other it would go there three times to begin it.
        let loop = http.eventLoopGroup.next()
        let call = loop.submit {
            http.execute(request: message, delegate: exchange, eventLoop: .delegate(on: loop), deadline: deadline)
        }
        do {
            return try await withTaskCancellationHandler {
                try await call.flatMap(\.futureResult).get()
            } onCancel: {
                call.whenSuccess { $0.cancel() }
            }
        } catch {
            guard !(error is AWSExchange.TooLong), let refusal = exchange.refusal else { throw error }
            return refusal
        }
    }

    /// Sends a range, and ends the call if the server takes nothing of it for too long.
    private func stream(_ message: HTTPClient.Request, _ range: SourceRange, _ limit: Int) async throws -> AWSAnswer {
        let watch = SendingWatch(limit: sendingLimit)
        let (bodies, started) = AsyncStream.makeStream(of: BodyWriter.self)
        let begun = Mutex<BodyWriter?>(nil)
        var message = message
        message.body = .stream(contentLength: range.count) { writer in
            let body = BodyWriter(writer)
            begun.withLock { $0 = body }
            if case .terminated = started.yield(body) { body.fail(CancellationError()) }
            return body.end
        }
        let (request, exchange) = (
            message,
            AWSExchange(limit: limit) { piece in
                watch.noteProgress()
                PieceBuffers.shared.giveBack(piece)
            }
        )
        return try await watch.watching {
            // What fails here is what the call fails with, or what nobody asks for any more.
            async let _ = send(range, to: bodies, watch)
            // Before the end of sending is waited for, which this scope does when it is left.
            defer {
                started.finish()
                watch.close()
                // Nobody may have come to write it.
                begun.withLock(\.self)?.fail(CancellationError())
            }
            return try await self.answer(to: request, Self.longest, exchange)
        }
    }

    private func send(_ range: SourceRange, to bodies: AsyncStream<BodyWriter>, _ watch: SendingWatch) async {
        for await body in bodies {
            do { try await range.write(to: body, watch) } catch { body.fail(error) }
        }
    }

    private static let longest = Duration.seconds(24 * 3_600)

    /// Whether a session had ended that a call was signed with. The answer to a HEAD says no code; then the time tells.
    private func hasEnded(_ credentials: Credentials, _ failure: AWSFailure) -> Bool {
        if failure.isRefusal("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired") { return true }
        guard case .refused = failure.kind, failure.httpStatus == 400, let end = credentials.expiresAt else {
            return false
        }
        return end <= now()
    }

    // MARK: Signing

    private func signed(
        _ request: AWSRequest, _ endpoint: AWSEndpoint, _ credentials: Credentials
    ) throws -> HTTPClient.Request {
        let signature = SignatureV4(credentials: credentials, region: region, service: service, time: now())
        let payloadHash = request.body.payloadHash
        var headers = request.headers
        headers.append(("host", endpoint.authority))
        headers.append(("x-amz-content-sha256", payloadHash))
        headers.append(("x-amz-date", signature.date))
        if let token = credentials.sessionToken { headers.append(("x-amz-security-token", token)) }
        let query = SignatureV4.canonicalQuery(request.query)
        let target = query.isEmpty ? request.path : "\(request.path)?\(query)"
        var message = try HTTPClient.Request(
            url: endpoint.description + target, method: HTTPMethod(rawValue: request.method))
        for (name, value) in headers { message.headers.add(name: name, value: value) }
        message.headers.add(
            name: "authorization",
            value: signature.authorization(
                method: request.method, path: request.path, query: request.query, headers: headers,
                payloadHash: payloadHash))
        return message
    }

    // MARK: What went wrong

    private func failure(
        _ kind: AWSFailure.Kind, _ request: AWSRequest, _ endpoint: AWSEndpoint, _ message: String
    ) -> AWSFailure {
        AWSFailure(
            kind: kind, service: service, operation: request.operation, endpoint: endpoint.description,
            message: message)
    }

    private func failure(of answer: AWSAnswer, _ request: AWSRequest, _ endpoint: AWSEndpoint) -> AWSFailure {
        let body = AWSErrorBody(answer.body)
        let code = body.code ?? answer.impliedCode
        var failure = failure(
            Self.kind(status: answer.status, code: code), request, endpoint,
            body.message ?? "no explanation was given")
        failure.httpStatus = answer.status
        failure.code = code
        failure.requestID = body.requestID ?? answer["x-amz-request-id"] ?? answer["x-amzn-requestid"]
        failure.hostID = body.hostID ?? answer["x-amz-id-2"]
        failure.expectedRegion = body.region
        failure.bucketRegion = answer["x-amz-bucket-region"]
        failure.serverTime = answer["date"].flatMap(Timestamp.init(httpDate:))
        return failure
    }

    /// Whether an answer refuses or only could not do it, by the codes that AWS documents for each ("Error responses"
    /// of the S3 API reference, "Common errors" of the STS API reference).
    private static func kind(status: Int, code: String?) -> AWSFailure.Kind {
        switch (status, code) {
        case (429, _), (_, "SlowDown"), (_, "Throttling"), (_, "ThrottlingException"), (_, "RequestLimitExceeded"),
            (_, "RequestThrottled"), (_, "TooManyRequests"):
            .throttled
        case (501, _): .refused
        case (500..., _): .unavailable
        default: .refused
        }
    }

    private static func kind(of error: any Error) -> AWSFailure.Kind {
        switch error {
        case let error as ConnectorError: .source(error)
        case is SendingWatch.Stalled: .timedOut
        case is CancellationError: .canceled
        case let error as HTTPClientError where error == .cancelled: .canceled
        case let error as HTTPClientError where [.readTimeout, .deadlineExceeded, .writeTimeout].contains(error):
            .timedOut
        case is AWSExchange.TooLong: .unavailable
        default: .unreachable
        }
    }

    private static func text(of error: any Error) -> String {
        if let error = error as? NIOConnectionError {
            if let reason = error.connectionErrors.first { return "\(reason.error)" }
            return "the name \(error.host) has no address"
        }
        if error is SendingWatch.Stalled { return "the server took nothing of what was sent to it for too long" }
        return "\(error)"
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
