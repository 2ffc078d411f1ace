internal import AsyncHTTPClient
internal import MooringModel
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Carries requests over HTTP. Redirects are not followed: they would take the token to a place that nobody chose.
struct HTTPTransport: Transport {
    let client: HTTPClient
    let server: ServerAddress
    let token: String
    let language: String

    static let maximumAnswerBytes = 64 << 20

    static var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        // Long polls end after 30 seconds; verifying a large log is silent for longer than anything else.
        configuration.timeout = HTTPClient.Configuration.Timeout(connect: .seconds(10), read: .minutes(15))
        // A server that is not there is told at once: the pool would try again until the time to connect is over.
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    func send(_ request: Request) async throws(TransportError) -> Answer {
        var message = HTTPClientRequest(url: server.base + request.target)
        message.method = HTTPMethod(rawValue: request.method.rawValue)
        message.headers.add(name: "Accept", value: "application/json, text/*;q=0.9, */*;q=0.5")
        message.headers.add(name: "Accept-Language", value: language)
        message.headers.add(name: "Authorization", value: "Bearer \(token)")
        message.headers.add(name: "User-Agent", value: "mooring-cli")
        for header in request.headers { message.headers.add(name: header.name, value: header.value) }
        if let body = request.body {
            message.headers.add(name: "Content-Type", value: "application/json")
            message.body = .bytes(ByteBuffer(bytes: body.canonicalBytes))
        }
        if let lines = request.lines {
            message.headers.add(name: "Content-Type", value: "application/x-ndjson")
            message.body = .bytes(ByteBuffer(bytes: lines))
        }
        do {
            let response = try await client.execute(message, timeout: .hours(1))
            let body = try await response.body.collect(upTo: Self.maximumAnswerBytes)
            return Answer(
                status: Int(response.status.code),
                mediaType: response.headers.first(name: "Content-Type") ?? "",
                requestID: response.headers.first(name: "X-Request-Id"), body: Array(body.readableBytesView))
        } catch let error as HTTPClientError where Self.beforeSending.contains(error) {
            throw .unreachable("\(error)")
        } catch let error as NIOConnectionError {
            throw .unreachable(error.connectionErrors.first.map { "\($0.error)" } ?? "no address answers")
        } catch let error as IOError where Self.noConnection.contains(error.errnoCode) {
            throw .unreachable("\(error)")
        } catch {
            throw .lost("\(error)")
        }
    }

    /// What the system says where there was no connection, as one address alone fails with.
    private static let noConnection: Set<Int32> = [
        ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, EHOSTDOWN, ENETDOWN,
    ]

    /// What ends a request before any of it is sent.
    private static let beforeSending: [HTTPClientError] = [
        .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout, .invalidURL, .emptyHost,
    ]
}
