import MooringModel
import MooringService
import Projections

extension Endpoint {
    /// The longest that a token may live, in days.
    private static let maximumDays = Principal.maximumTokenDays

    static let tokens = [
        Endpoint(
            .post, "/v1/tokens", "issueToken", .access,
            "Issues a token for oneself, for a service, or a person's first one. Its text is shown once, and never again.",
            body: [
                .optional(
                    "principal", .identifier(PrincipalID.self),
                    LocalizedText(
                        en: "A service, or a person who has no token that works; oneself if missing.",
                        zhHans: "服务主体，或没有可用令牌的个人；缺省为本人。")),
                .required("scope", .scope, LocalizedText(en: "Where it holds.", zhHans: "有效范围。")),
                .optional(
                    "role", .role, LocalizedText(en: "It may do at most what this role may.", zhHans: "权限不超过此角色。")),
                .optional(
                    "days", .integer(1...maximumDays),
                    LocalizedText(
                        en:
                            "How long it lives; if nothing is said 30, and for another person 1, which is the most there.",
                        zhHans: "有效天数；缺省为 30，为他人签发时为 1，且不可更长。")),
                .optional(
                    "expiresAt", .time, LocalizedText(en: "When it ends, instead of days.", zhHans: "到期时间，替代 days。")),
            ], answers: .row(.token, status: 201)
        ) { exchange in
            let issued = try await exchange.registry.issueToken(
                exchange.call, for: exchange.string("principal"), scope: try exchange.required("scope"),
                role: exchange.word("role"), expiresAt: try expiry(exchange))
            let row = try await exchange.registry.outcome(issued.recorded, .token, key: issued.id.description)
            return .row(
                row, status: 201,
                adding: [
                    "token": issued.text.map(JSONValue.string), "secretAlreadyShown": issued.text == nil ? true : nil,
                ])
        },
        Endpoint(
            .get, "/v1/tokens", "listTokens", .access, "Lists tokens, never their texts.",
            query: [
                QueryParameter(
                    "principal", .text,
                    LocalizedText(en: "Of this principal; one's own if missing.", zhHans: "此主体；缺省为本人。"))
            ] + QueryParameter.page + [.asOf], answers: .page(of: .token)
        ) { exchange in
            let rows = try await exchange.registry.tokens(
                exchange.call, principal: exchange.query["principal"], asOf: try await exchange.asOf(),
                page: exchange.page)
            return .page(rows, exchange)
        },
        Endpoint(
            .delete, "/v1/tokens/{token}", "revokeToken", .access,
            "Revokes a token; streams end at once, and the jobs that go on are named.", answers: .row(.token)
        ) { exchange in
            let (recorded, jobs) = try await exchange.registry.revokeToken(exchange.call, exchange["token"])
            return .row(
                try await exchange.registry.outcome(recorded, .token, key: exchange["token"]),
                adding: ["jobs": .array(jobs.map(JSONValue.string))])
        },
    ]

    private static func expiry(_ exchange: Exchange) throws(Refusal) -> Timestamp? {
        let now = exchange.registry.now()
        let days = exchange.body["days"]?.integerValue
        guard let text = exchange.string("expiresAt") else {
            return days.map { now.adding(seconds: 86_400 * $0) }
        }
        guard days == nil else { throw .expiryTwice }
        guard let time = Timestamp(text) else { throw .expiryInvalid(text) }
        guard time <= now.adding(seconds: 86_400 * maximumDays) else { throw .expiryTooLate(maximumDays) }
        return time
    }
}

extension Refusal {
    fileprivate static let expiryTwice = Refusal(
        "expiry-given-twice", .invalid, pointer: "/expiresAt",
        detail: LocalizedText(en: "Both days and expiresAt are given.", zhHans: "同时提供了 days 和 expiresAt。"),
        remedy: LocalizedText(en: "Give one of them.", zhHans: "请只提供其中之一。"))

    fileprivate static func expiryInvalid(_ text: String) -> Refusal {
        Refusal(
            "expiry-invalid", .invalid, pointer: "/expiresAt",
            detail: LocalizedText(en: "\"\(text)\" is no time.", zhHans: "“\(text)”不是时间。"),
            remedy: LocalizedText(
                en: "Give an RFC 3339 time such as 2026-05-01T12:00:00Z.",
                zhHans: "请提供 RFC 3339 时间，如 2026-05-01T12:00:00Z。"))
    }

    fileprivate static func expiryTooLate(_ days: Int64) -> Refusal {
        Refusal(
            "expiry-too-late", .invalid, pointer: "/expiresAt",
            detail: LocalizedText(
                en: "A token lives at most \(days) days.", zhHans: "令牌最长有效期为 \(days) 天。"),
            remedy: LocalizedText(en: "Give an earlier time.", zhHans: "请提供更早的时间。"))
    }
}
