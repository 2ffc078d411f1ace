import HTTPTypes
import MooringModel
import MooringService

/// A refusal on its way to the client: problem details (RFC 9457) under a status.
struct Problem: Error, Sendable {
    var status: Int
    var refusal: Refusal
    var headers = HTTPFields()

    init(_ status: Int, _ refusal: Refusal) {
        self.status = status
        self.refusal = refusal
    }

    init(_ refusal: Refusal) {
        self.init(Self.status(of: refusal), refusal)
        if refusal.isAboutToken { headers[.wwwAuthenticate] = "Bearer" }
        if status == 503 { headers[.retryAfter] = "1" }
    }

    private static func status(of refusal: Refusal) -> Int {
        if refusal.isAboutToken, refusal.code != "token-wider" { return 401 }
        return switch refusal.kind {
        case .invalid: refusal.code == "body-too-large" ? 413 : 422
        case .notFound: 404
        case .forbidden: 403
        case .conflict: 409
        case .stale: 412
        case .unavailable: ["store-full", "spool-full"].contains(refusal.code) ? 507 : 503
        }
    }

    func json(requestID: String, in language: Language) -> JSONValue {
        let errors = refusal.parts.map { part -> JSONValue in
            [
                "detail": .string(part.detail.rendered(in: language)), "pointer": .string(part.pointer),
                "remedy": .string(part.remedy.rendered(in: language)),
            ]
        }
        let whole = refusal.pointer.map { pointer -> [JSONValue] in
            [["detail": .string(refusal.detail.rendered(in: language)), "pointer": .string(pointer)]]
        }
        let remedy = refusal.remedy.rendered(in: language)
        return .object([
            "code": .string(refusal.code), "detail": .string(refusal.detail.rendered(in: language)),
            "errors": (errors.isEmpty ? whole : errors).map(JSONValue.array),
            "remedy": remedy.isEmpty ? nil : .string(remedy), "requestId": .string(requestID),
            "status": .integer(Int64(status)), "title": .string(title.rendered(in: language)),
            "type": .string("urn:mooring:problem:\(refusal.code)"),
        ])
    }

    private var title: LocalizedText {
        switch status {
        case 400: LocalizedText(en: "The request cannot be read", zhHans: "请求无法解析")
        case 401: LocalizedText(en: "Not signed in", zhHans: "未通过身份验证")
        case 403: LocalizedText(en: "Not allowed", zhHans: "没有权限")
        case 404: LocalizedText(en: "Not found", zhHans: "未找到")
        case 405: LocalizedText(en: "Method not allowed", zhHans: "不支持该方法")
        case 409: LocalizedText(en: "The present state does not allow it", zhHans: "当前状态不允许")
        case 412: LocalizedText(en: "Changed meanwhile", zhHans: "已被更改")
        case 413: LocalizedText(en: "The request is too large", zhHans: "请求过大")
        case 415: LocalizedText(en: "Not JSON", zhHans: "不是 JSON")
        case 422: LocalizedText(en: "The request is wrong", zhHans: "请求内容有误")
        case 429: LocalizedText(en: "Too many requests", zhHans: "请求过多")
        case 503: LocalizedText(en: "Not available now", zhHans: "暂时不可用")
        case 507: LocalizedText(en: "No space left", zhHans: "存储空间不足")
        default: LocalizedText(en: "Internal error", zhHans: "内部错误")
        }
    }
}
