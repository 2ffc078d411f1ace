import HTTPTypes
import MooringModel

/// The headers of a request that say how something is to be done.
struct RequestHeaders: Sendable {
    /// Why, in the caller's words.
    var reason: String?
    /// The version that is to be changed, and no other.
    var ifMatch: Version?
    var idempotencyKey: String?

    /// - Throws: ``Problem`` for a header that does not fit: one that is ignored would promise what does not happen.
    init(_ fields: HTTPFields, for endpoint: Endpoint) throws(Problem) {
        reason = try Self.reason(fields)
        ifMatch = try Self.ifMatch(fields, endpoint)
        idempotencyKey = try Self.idempotencyKey(fields, endpoint)
    }

    private static func reason(_ fields: HTTPFields) throws(Problem) -> String? {
        guard let text = fields[text: "X-Reason"] else { return nil }
        guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), let reason = String(percentDecoding: text),
            (1...512).contains(reason.unicodeScalars.count),
            !reason.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw .headerInvalid(
                "X-Reason",
                LocalizedText(
                    en: "Give 1 to 512 characters without control characters; percent-encode what is not ASCII.",
                    zhHans: "请提供 1 到 512 个字符，不含控制字符；非 ASCII 字符请百分号编码。"))
        }
        return reason
    }

    private static func ifMatch(_ fields: HTTPFields, _ endpoint: Endpoint) throws(Problem) -> Version? {
        guard let text = fields[.ifMatch], text != "*" else { return nil }
        guard endpoint.isConditional else {
            throw .headerInvalid(
                "If-Match", LocalizedText(en: "This call knows no versions: leave it out.", zhHans: "此接口不支持版本条件，请去掉。"))
        }
        guard text.first == "\"", text.last == "\"", let value = Int64(text.dropFirst().dropLast()), value >= 0 else {
            throw .headerInvalid(
                "If-Match",
                LocalizedText(
                    en: "Give one entity tag as an answer's ETag shows it, such as \"7\" in double quotes.",
                    zhHans: "请提供响应 ETag 中的一个值，如带双引号的 \"7\"。"))
        }
        return Version(value)
    }

    private static func idempotencyKey(_ fields: HTTPFields, _ endpoint: Endpoint) throws(Problem) -> String? {
        guard let text = fields[text: "Idempotency-Key"] else { return nil }
        guard endpoint.method == .post else {
            throw .headerInvalid(
                "Idempotency-Key", LocalizedText(en: "It is for POST only: leave it out.", zhHans: "仅用于 POST，请去掉。"))
        }
        guard endpoint.takesIdempotencyKey else {
            throw .headerInvalid(
                "Idempotency-Key", LocalizedText(en: "It is for /v1 only: leave it out.", zhHans: "仅用于 /v1，请去掉。"))
        }
        guard (1...128).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .headerInvalid(
                "Idempotency-Key",
                LocalizedText(
                    en: "Give 1 to 128 printable ASCII characters without a space.",
                    zhHans: "请提供 1 到 128 个可打印的 ASCII 字符，不含空格。"))
        }
        return text
    }
}

extension HTTPFields {
    /// A header by its name as text.
    subscript(text name: String) -> String? {
        get { HTTPField.Name(name).flatMap { self[$0] } }
        set { if let name = HTTPField.Name(name) { self[name] = newValue } }
    }
}
