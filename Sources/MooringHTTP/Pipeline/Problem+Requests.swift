import ConnectorKit
import HTTPTypes
import MooringModel

// What is wrong with a request before anybody is asked whether it may be done.

extension Problem {
    static func pathUnknown(_ path: String) -> Problem {
        Problem(
            404,
            Refusal(
                "path-unknown", .notFound,
                detail: LocalizedText(en: "There is no call at \"\(path)\".", zhHans: "路径“\(path)”不存在。"),
                remedy: LocalizedText(en: "All calls are listed in /openapi.json.", zhHans: "全部接口见 /openapi.json。")))
    }

    static func methodNotAllowed(_ method: String, allowed: [String]) -> Problem {
        let list = allowed.joined(separator: ", ")
        var problem = Problem(
            405,
            Refusal(
                "method-not-allowed", .invalid,
                detail: LocalizedText(en: "\(method) is not a method of this path.", zhHans: "此路径不支持 \(method)。"),
                remedy: LocalizedText(en: "Use one of: \(list).", zhHans: "请使用：\(list)。")))
        problem.headers[.allow] = list
        return problem
    }

    static func bodyTooLarge(_ limit: Int) -> Problem {
        Problem(
            413,
            Refusal(
                "body-too-large", .invalid,
                detail: LocalizedText(
                    en: "The body has more than \(limit) bytes.", zhHans: "请求体超过 \(limit) 字节。"),
                remedy: LocalizedText(en: "Send a smaller one.", zhHans: "请减小请求体。")))
    }

    static func notJSON(_ mediaType: String?) -> Problem {
        let found = mediaType ?? ""
        return Problem(
            415,
            Refusal(
                "body-not-json", .invalid,
                detail: LocalizedText(
                    en: found.isEmpty ? "The body has no Content-Type." : "The body's Content-Type is \"\(found)\".",
                    zhHans: found.isEmpty ? "请求体没有 Content-Type。" : "请求体的 Content-Type 是“\(found)”。"),
                remedy: LocalizedText(
                    en: "Send JSON, with \"Content-Type: application/json\".",
                    zhHans: "请发送 JSON，并带上“Content-Type: application/json”。")))
    }

    static func jsonMalformed(_ error: JSONSyntaxError) -> Problem {
        Problem(
            400,
            Refusal(
                "json-malformed", .invalid,
                detail: LocalizedText(
                    en: "The body is not JSON at byte \(error.offset): \(error.reason).",
                    zhHans: "请求体在第 \(error.offset) 字节处不是有效的 JSON：\(error.reason)。"),
                remedy: LocalizedText(
                    en: "Send one JSON object in UTF-8 (RFC 8259), each name once.",
                    zhHans: "请发送一个 UTF-8 编码的 JSON 对象（RFC 8259），字段名不可重复。")))
    }

    static func bodyMissing() -> Problem {
        Problem(
            400,
            Refusal(
                "body-missing", .invalid,
                detail: LocalizedText(en: "The request has no body.", zhHans: "请求没有请求体。"),
                remedy: LocalizedText(
                    en: "Send a JSON object; its fields are listed in /openapi.json.",
                    zhHans: "请发送 JSON 对象；其字段见 /openapi.json。")))
    }

    static func bodyUnexpected() -> Problem {
        Problem(
            400,
            Refusal(
                "body-unexpected", .invalid,
                detail: LocalizedText(en: "This call takes no body.", zhHans: "此接口不接受请求体。"),
                remedy: LocalizedText(en: "Leave the body out.", zhHans: "请去掉请求体。")))
    }

    static func bodyInvalid(_ violations: [Violation]) -> Problem {
        var refusal = Refusal(
            "body-invalid", .invalid, pointer: violations.first?.pointer,
            detail: LocalizedText(
                en: violations.map(\.detail.english).joined(separator: " "),
                zhHans: violations.map(\.detail.simplifiedChinese).joined()),
            remedy: LocalizedText(
                en: violations.map(\.remedy.english).joined(separator: " "),
                zhHans: violations.map(\.remedy.simplifiedChinese).joined()))
        refusal.parts = violations.map {
            Refusal.Part(pointer: $0.pointer, detail: $0.detail, remedy: $0.remedy)
        }
        return Problem(422, refusal)
    }

    static func queryInvalid(_ name: String, _ text: String, _ remedy: LocalizedText) -> Problem {
        Problem(
            400,
            Refusal(
                "query-invalid", .invalid,
                detail: LocalizedText(
                    en: "The parameter \"\(name)\" is \"\(text)\".", zhHans: "参数“\(name)”的值为“\(text)”。"),
                remedy: remedy))
    }

    static func queryUnknown(_ name: String, known: [String]) -> Problem {
        let list = known.sorted().joined(separator: ", ")
        return Problem(
            400,
            Refusal(
                "query-unknown", .invalid,
                detail: LocalizedText(en: "There is no parameter \"\(name)\" here.", zhHans: "此接口没有参数“\(name)”。"),
                remedy: known.isEmpty
                    ? LocalizedText(en: "This call takes none.", zhHans: "此接口不接受参数。")
                    : LocalizedText(en: "Known are: \(list).", zhHans: "可用参数：\(list)。")))
    }

    static func queryMissing(_ parameter: QueryParameter) -> Problem {
        Problem(
            400,
            Refusal(
                "query-missing", .invalid,
                detail: LocalizedText(
                    en: "The parameter \"\(parameter.name)\" is missing.", zhHans: "缺少参数“\(parameter.name)”。"),
                remedy: LocalizedText(
                    en: "Give it: \(parameter.help.english)", zhHans: "请提供：\(parameter.help.simplifiedChinese)")))
    }

    static func queryRepeated(_ name: String) -> Problem {
        Problem(
            400,
            Refusal(
                "query-repeated", .invalid,
                detail: LocalizedText(
                    en: "The parameter \"\(name)\" is given more than once.", zhHans: "参数“\(name)”重复出现。"),
                remedy: LocalizedText(en: "Give it once.", zhHans: "请只提供一次。")))
    }

    static func headerInvalid(_ name: String, _ expected: LocalizedText) -> Problem {
        Problem(
            400,
            Refusal(
                "header-invalid", .invalid,
                detail: LocalizedText(
                    en: "The header \(name) cannot be used as it is.", zhHans: "请求头 \(name) 无效。"),
                remedy: expected))
    }

    static func tooManyRequests(retryAfter seconds: Int64) -> Problem {
        var problem = Problem(
            429,
            Refusal(
                "too-many-requests", .unavailable,
                detail: LocalizedText(
                    en: "Too many requests to this call in the last second.", zhHans: "一秒内对此接口的请求过多。"),
                remedy: LocalizedText(
                    en: "Try again in \(seconds) s. The operator sets the limit with --rate-limit.",
                    zhHans: "请在 \(seconds) 秒后重试。运维人员可用 --rate-limit 调整限制。")))
        problem.headers[.retryAfter] = "\(seconds)"
        return problem
    }

    static func internalError() -> Problem {
        Problem(
            500,
            Refusal(
                "internal-error", .unavailable,
                detail: LocalizedText(en: "The server made a mistake.", zhHans: "服务器内部错误。"),
                remedy: LocalizedText(
                    en: "Show the request's identifier to whoever operates Mooring; its log says more.",
                    zhHans: "请将请求编号交给 Mooring 的运维人员；其日志中有更多信息。")))
    }
}
