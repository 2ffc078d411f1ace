internal import AsyncHTTPClient
internal import FoundationEssentials
internal import NIOCore
internal import NIOHTTP1

/// An S3 server of the lab, seen by who has these keys.
package struct LabStore: Sendable {
    package let server: LabServer
    package let endpoint: String
    package let region: String
    package var keys: LabKeys

    /// It answers at once that nobody listens, and takes a redirect for an answer. It lives as long as the process.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// The same server, asked with other keys.
    package func with(_ keys: LabKeys) -> LabStore {
        var store = self
        store.keys = keys
        return store
    }

    /// Makes one signed call and gives its answer, whatever its status.
    ///
    /// - Parameters:
    ///   - path: not encoded: `/bucket/key`.
    ///   - query: not encoded; the value of a parameter without one is empty.
    package func answer(
        _ method: String, _ path: String, query: [(String, String)] = [], body: [UInt8] = [],
        contentType: String? = nil, service: String = "s3"
    ) async throws(LabError) -> LabAnswer {
        let response = try await send(method, path, query, body, contentType, service)
        do {
            return LabAnswer(
                status: Int(response.status.code), headers: response.headers.map { ($0.name, $0.value) },
                body: Array(buffer: try await response.body.collect(upTo: 2 << 30)))
        } catch {
            throw .unreachable(server, endpoint: endpoint, reason: "\(error)")
        }
    }

    /// Makes one signed call that must succeed.
    @discardableResult
    package func call(
        _ method: String, _ path: String, query: [(String, String)] = [], body: [UInt8] = [],
        contentType: String? = nil, service: String = "s3"
    ) async throws(LabError) -> LabAnswer {
        let answer = try await answer(
            method, path, query: query, body: body, contentType: contentType, service: service)
        guard 200..<300 ~= answer.status else {
            throw .refused(call: "\(method) \(path)", status: answer.status, answer: answer.text)
        }
        return answer
    }

    func send(
        _ method: String, _ path: String, _ query: [(String, String)], _ body: [UInt8], _ contentType: String?,
        _ service: String
    ) async throws(LabError) -> HTTPClientResponse {
        let path = LabSignature.encoded(path, keeping: "/")
        let query = query.map { (LabSignature.encoded($0.0), LabSignature.encoded($0.1)) }
            .sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        let signature = LabSignature(
            keys: keys, region: region, service: service,
            time: Date.now.ISO8601Format().filter { $0 != "-" && $0 != ":" })
        let host = endpoint.components(separatedBy: "://").last ?? endpoint

        var request = HTTPClientRequest(url: endpoint + path + (query.isEmpty ? "" : "?" + query))
        request.method = HTTPMethod(rawValue: method)
        request.headers.add(name: "host", value: host)
        for header in signature.headers(method: method, path: path, query: query, host: host, body: body) {
            request.headers.add(name: header.name, value: header.value)
        }
        if let contentType { request.headers.add(name: "content-type", value: contentType) }
        request.body = .bytes(body)
        do {
            return try await Self.client.execute(request, timeout: .seconds(120))
        } catch {
            throw .unreachable(server, endpoint: endpoint, reason: "\(error)")
        }
    }
}
