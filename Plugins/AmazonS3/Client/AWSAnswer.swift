internal import NIOHTTP1

/// What a service answered.
struct AWSAnswer: Sendable {
    var status: Int
    var headers: HTTPHeaders
    var body: [UInt8]

    subscript(name: String) -> String? { headers.first(name: name) }

    /// The entity tag without its quotes.
    var entityTag: String? {
        self["etag"].map { String(decoding: $0.utf8.filter { $0 != UInt8(ascii: "\"") }, as: UTF8.self) }
    }

    /// The code of an answer without a body, by its status: the answer to a HEAD.
    var impliedCode: String? {
        guard body.isEmpty else { return nil }
        return switch status {
        case 301: "PermanentRedirect"
        case 304: "NotModified"
        case 400: "BadRequest"
        case 403: "AccessDenied"
        case 404: "NotFound"
        case 405: "MethodNotAllowed"
        case 412: "PreconditionFailed"
        case 501: "NotImplemented"
        case 503: "ServiceUnavailable"
        default: nil
        }
    }

    /// The checksums that the answer names, by algorithm, in base 64.
    var checksums: [String: String] {
        var checksums = values(after: "x-amz-checksum-")
        checksums["type"] = nil
        checksums["algorithm"] = nil
        return checksums
    }

    /// The values of the headers whose names begin so, by the rest of the name in lower case.
    ///
    /// - Parameter prefix: in lower case.
    func values(after prefix: StaticString) -> [String: String] {
        var values: [String: String] = [:]
        for (name, value) in headers {
            let beginning = name.utf8.prefix(prefix.utf8CodeUnitCount).lazy.map { $0 | 0x20 }
            guard prefix.withUTF8Buffer({ $0.elementsEqual(beginning) }) else { continue }
            values[String(Substring(name.lowercased().utf8.dropFirst(prefix.utf8CodeUnitCount)))] = value
        }
        return values
    }

    /// The KMS key that the object is encrypted with, as an ARN.
    var kmsKey: String? { self["x-amz-server-side-encryption-aws-kms-key-id"] }
}
