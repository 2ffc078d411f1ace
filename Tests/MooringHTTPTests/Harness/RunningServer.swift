import AsyncHTTPClient
import ConnectorKit
import LocalDirectory
import Logging
import MooringHTTP
import MooringModel
import MooringService
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import Stores

/// A registry in memory behind the real HTTP interface, on a port of this machine.
struct RunningServer: Sendable {
    let url: String
    let registry: Registry
    let events: FollowedStore
    let store: MemoryStore
    let clock: SetClock
    /// The first operator's.
    let token: String
    /// The directory that integrations may lie under.
    let root: String
    let http: HTTPClient
    /// Begins a graceful stop.
    let stop: @Sendable () async -> Void

    /// Sends a request with the bytes and headers given and nothing else.
    func send(
        _ method: HTTPMethod, _ path: String, _ headers: [(String, String)] = [], bytes: [UInt8]? = nil
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url + path)
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let bytes { request.body = .bytes(ByteBuffer(bytes: bytes)) }
        return try await Answer(try await http.execute(request, timeout: .seconds(60)))
    }

    /// Makes a call of the interface.
    ///
    /// - Parameters:
    ///   - token: the first operator's if missing.
    ///   - bytes: what is sent as it is, instead of a body that is JSON.
    func call(
        _ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil, token: String? = nil,
        _ headers: [(String, String)] = [], bytes: String? = nil
    ) async throws -> Answer {
        var headers = headers + [("Authorization", "Bearer \(token ?? self.token)")]
        if body != nil { headers.append(("Content-Type", "application/json")) }
        return try await send(method, path, headers, bytes: body?.canonicalBytes ?? bytes.map { Array($0.utf8) })
    }
}

/// Runs `body` with a server of its own, and lets it end gracefully.
///
/// - Parameter connectors: what it offers besides directories.
func withServer<Result: Sendable>(
    http: HTTPClient = .shared, connectors: [any ConnectorProvider] = [],
    _ configure: (inout HTTPConfiguration) -> Void = { _ in },
    _ body: (RunningServer) async throws -> Result
) async throws -> Result {
    try await withTemporaryDirectory { root in
        var configuration = HTTPConfiguration()
        configuration.port = 0
        configuration.rateLimit = 1_000_000
        configure(&configuration)
        let clock = SetClock()
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let store = MemoryStore { clock.now }
        let events = FollowedStore(store)
        var ports = Ports(store)
        ports.events = events
        let registry = Registry(
            ports: ports,
            catalog: try ConnectorCatalog([try LocalDirectoryProvider(roots: [root])] + connectors),
            secretKey: [UInt8](repeating: 7, count: 32), now: { clock.now }, logger: quiet)
        let token = try await registry.issueOperatorToken(via: "test")
        let (answering, ready) = AsyncStream.makeStream(of: Int.self)
        let server = try MooringServer(registry, configuration, .sample) { ready.yield($0) }
        let group = ServiceGroup(services: [server], logger: quiet)
        let scheme = configuration.tls == nil ? "http" : "https"
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { ready.finish() }
                try await group.run()
            }
            guard let port = await answering.first(where: { _ in true }) else {
                try await tasks.waitForAll()
                throw ServerNotReady()
            }
            let result = try await body(
                RunningServer(
                    url: "\(scheme)://127.0.0.1:\(port)", registry: registry, events: events, store: store,
                    clock: clock, token: token, root: root, http: http, stop: { await group.triggerGracefulShutdown() })
            )
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return result
        }
    }
}

/// The server ended before it answered.
struct ServerNotReady: Error {}
