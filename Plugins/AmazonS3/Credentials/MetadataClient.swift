internal import AsyncHTTPClient
internal import ConnectorKit
internal import MooringModel
internal import NIOCore
internal import NIOHTTP1

/// Asks the small unsigned services that give credentials.
struct MetadataClient: Sendable {
    let http: HTTPClient
    var timeout = TimeAmount.seconds(2)

    /// The answer's status and text.
    ///
    /// - Throws: ``ConnectorError``, retryable, where nothing answers.
    func text(
        _ method: HTTPMethod, _ url: String, headers: [(String, String)] = [], place: String
    ) async throws(ConnectorError) -> (status: Int, text: String) {
        var request = HTTPClientRequest(url: url)
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        do {
            let response = try await http.execute(request, timeout: timeout)
            let body = try await response.body.collect(upTo: 1 << 16)
            return (Int(response.status.code), String(buffer: body))
        } catch {
            throw .credentialsUnusable(place, "\(url) does not answer (\(error))", isRetryable: true)
        }
    }

    /// Credentials as containers and instances get them (RFC 3339 times, `AccessKeyId`, `SecretAccessKey`, `Token`).
    static func credentials(_ text: String, place: String) throws(ConnectorError) -> Credentials {
        let json = try? JSONValue(parsing: text)
        guard let key = json?["AccessKeyId"]?.stringValue, let secret = json?["SecretAccessKey"]?.stringValue else {
            throw .credentialsUnusable(
                place, "the answer holds none (\(json?["Code"]?.stringValue ?? "no AccessKeyId"))", isRetryable: true)
        }
        return Credentials(
            accessKeyID: key, secretAccessKey: Secret(Array(secret.utf8)), sessionToken: json?["Token"]?.stringValue,
            expiresAt: json?["Expiration"]?.stringValue.flatMap { Timestamp($0) })
    }
}
