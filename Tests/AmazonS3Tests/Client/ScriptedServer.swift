import AsyncHTTPClient
import ConnectorKit
import Glibc
import HTTPTypes
import Hummingbird
import MooringModel
import NIOCore

@testable import AmazonS3

/// A server on this machine that answers as a test says, and a client of a bucket there: for what AWS documents and no
/// server that can be had does.
enum ScriptedServer {
    struct Answer: Sendable {
        var status = 200
        var headers: [(name: String, value: String)] = []
        var text = ""

        static func denied(_ message: String, code: String = "AccessDenied") -> Answer {
            Answer(
                status: 403, headers: [("content-type", "application/xml")],
                text: "<Error><Code>\(code)</Code><Message>\(message)</Message></Error>")
        }
    }

    /// What the server's answers are dated by, too.
    static let now: @Sendable () -> Timestamp = { Timestamp(microseconds: Int64(time(nil)) * 1_000_000) }

    static func running(
        _ answer: @escaping @Sendable (Request) -> Answer,
        expectedOwner: String? = nil, _ body: @escaping @Sendable (S3Client) async throws -> Void
    ) async throws {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let router = Router()
        for path in ["/", "**"] as [RouterPath] {
            for method in [HTTPRequest.Method.get, .head, .put, .post, .delete] {
                router.on(path, method: method) { request, _ in
                    let answer = answer(request)
                    // An answer to HEAD has no body: the client would take it for the next answer, and the connection for broken.
                    let text = request.method == .head ? "" : answer.text
                    var response = Response(
                        status: .init(code: answer.status), body: .init(byteBuffer: ByteBuffer(string: text)))
                    for (name, value) in answer.headers { response.headers[.init(name) ?? .eTag] = value }
                    return response
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
            if let endpoint = AWSEndpoint("http://127.0.0.1:\(bound ?? 0)") {
                try await HTTPClient.withHTTPClient(configuration: AWSTransport.configuration) { http in
                    try await body(
                        S3Client(
                            http: http, endpoint: endpoint, region: "us-east-1", bucket: "bucket", addressing: .path,
                            expectedOwner: expectedOwner,
                            credentials: FixedCredentials(
                                fixed: Credentials(accessKeyID: "AKID", secretAccessKey: Secret([1]))),
                            now: now))
                }
            }
            group.cancelAll()
        }
    }
}
