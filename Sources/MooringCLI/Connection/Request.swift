package import MooringModel

/// One call of the server's interface, before it is sent.
package struct Request: Sendable, Equatable {
    package var method: Method
    /// From `/v1` on, every segment percent-encoded.
    package var path: String
    package var query: [Field] = []
    package var headers: [Field] = []
    package var body: JSONValue?
    /// JSON Lines, where these are the body.
    package var lines: [UInt8]?

    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    package struct Field: Sendable, Equatable {
        package var name: String
        package var value: String
    }

    /// - Parameter path: the segments after `/v1`.
    package init(_ method: Method, _ path: any CustomStringConvertible..., body: JSONValue? = nil) {
        self.method = method
        self.path = path.reduce("/v1") { $0 + "/" + $1.description.percentEncoded }
        self.body = body
    }

    /// The request with a field in its query; as it was, where there is no value.
    package func query(_ name: String, _ value: (any CustomStringConvertible)?) -> Request {
        guard let value else { return self }
        var request = self
        request.query.removeAll { $0.name == name }
        request.query.append(Field(name: name, value: value.description))
        return request
    }

    /// The request with a header; as it was, where there is no value.
    package func header(_ name: String, _ value: String?) -> Request {
        guard let value else { return self }
        var request = self
        request.headers.append(Field(name: name, value: value))
        return request
    }

    /// Path and query as they stand in the request line.
    package var target: String {
        guard !query.isEmpty else { return path }
        return path + "?"
            + query.map { $0.name.percentEncoded + "=" + $0.value.percentEncoded }.joined(separator: "&")
    }

    /// Whether sending the request a second time does no more than sending it once. POST is here because each carries an
    /// idempotency key; DELETE and PATCH are not, since their second answer (no such thing, another version) would hide
    /// the first.
    var isRepeatable: Bool { method == .get || (method == .post && headers.contains { $0.name == "Idempotency-Key" }) }
}

extension String {
    /// The text as a header's value: printable ASCII as it is, every other byte and `%` as `%XX`.
    package var headerEncoded: String {
        utf8.reduce(into: "") { text, byte in
            if (0x20...0x7E).contains(byte), byte != UInt8(ascii: "%") {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += byte.percentEncoded
            }
        }
    }
}

extension UInt8 {
    fileprivate var percentEncoded: String {
        let digits = String(self, radix: 16, uppercase: true)
        return (self < 16 ? "%0" : "%") + digits
    }
}
