import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

@testable import AmazonS3

/// A server on this machine that gives credentials as a container's runtime, an instance or STS documents it.
struct MetadataServer: Sendable {
    /// The answer to a request; nil for 404.
    typealias Answer = @Sendable (Request) async throws -> (status: Int, text: String)?

    /// Runs `body` with the address of a server that answers so, and an HTTP client.
    static func running(
        _ answer: @escaping Answer, _ body: @escaping @Sendable (String, HTTPClient) async throws -> Void
    ) async throws {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let router = Router()
        for path in ["/", "**"] as [RouterPath] {
            for method in [HTTPRequest.Method.get, .put, .post] {
                router.on(path, method: method) { request, _ in
                    guard let (status, text) = try await answer(request) else { return Response(status: .notFound) }
                    return Response(
                        status: .init(code: status), body: .init(byteBuffer: ByteBuffer(string: text)))
                }
            }
        }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            var bound: Int?
            for await port in ports {
                bound = port
                break
            }
            let address = "http://127.0.0.1:\(bound ?? 0)"
            try await HTTPClient.withHTTPClient(configuration: AWSTransport.configuration) { http in
                try await body(address, http)
            }
            group.cancelAll()
        }
    }

    static func keys(expiring time: String = "2099-01-01T00:00:00Z") -> String {
        """
        {"Code":"Success","AccessKeyId":"ASIAEXAMPLE","SecretAccessKey":"hush","Token":"token","Expiration":"\(time)"}
        """
    }
}
