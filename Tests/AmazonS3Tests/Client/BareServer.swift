import AsyncHTTPClient
import ConnectorKit
import Glibc
import MooringModel
import NIOCore
import NIOPosix
import Testing

@testable import AmazonS3

/// A server on this machine that knows bytes and no HTTP: for what servers do that a well-made one does not.
enum BareServer {
    /// Calls `body` with a client of a server.
    ///
    /// - Parameter handler: makes what serves one connection; nil for nothing.
    static func running(
        autoRead: Bool = true, _ handler: @escaping @Sendable () -> (any ChannelHandler)?,
        _ body: @escaping @Sendable (AWSTransport, AWSEndpoint) async throws -> Void
    ) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelOption(.autoRead, value: autoRead)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let handler = handler() { try channel.pipeline.syncOperations.addHandler(handler) }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port)
        try await HTTPClient.withHTTPClient(configuration: AWSTransport.configuration) { http in
            let transport = AWSTransport(
                http: http, service: "s3", region: "us-east-1",
                credentials: FixedCredentials(
                    fixed: Credentials(accessKeyID: "AKID", secretAccessKey: Secret([1]))),
                now: { Timestamp(microseconds: Int64(time(nil)) * 1_000_000) })
            try await body(transport, try #require(AWSEndpoint("http://127.0.0.1:\(port)")))
        }
        try await server.close()
    }
}
