import AsyncHTTPClient
import MooringModel
import NIOCore
import NIOHTTP1
import Testing

/// What the server answered.
struct Answer: Sendable {
    var status: Int
    var headers: HTTPHeaders
    var text: String

    init(_ response: HTTPClientResponse) async throws {
        status = Int(response.status.code)
        headers = response.headers
        text = String(buffer: try await response.body.collect(upTo: 16 << 20))
    }

    var json: JSONValue { get throws { try JSONValue(parsing: text) } }

    func string(_ name: String) throws -> String { try #require(try json[name]?.stringValue, "\(name) in \(text)") }

    var items: [JSONValue] { get throws { try #require(try json["items"]?.arrayValue, "\(text)") } }
}
