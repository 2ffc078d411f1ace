internal import NIOHTTP1

/// What a service answered.
struct AWSAnswer: Sendable {
    var status: Int
    var headers: HTTPHeaders
    var body: [UInt8]

    subscript(name: String) -> String? { headers.first(name: name) }

    /// The entity tag without its quotes.
    var entityTag: String? { self["etag"]?.filter { $0 != "\"" } }

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
        var checksums: [String: String] = [:]
        for (name, value) in headers where name.lowercased().hasPrefix("x-amz-checksum-") {
            let algorithm = String(name.lowercased().dropFirst("x-amz-checksum-".count))
            if algorithm != "type" && algorithm != "algorithm" { checksums[algorithm] = value }
        }
        return checksums
    }

    /// The KMS key that the object is encrypted with, as an ARN.
    var kmsKey: String? { self["x-amz-server-side-encryption-aws-kms-key-id"] }
}
