package import MooringModel

extension Refusal {
    package static let tokenMissing = Refusal(
        "token-missing", .forbidden,
        detail: LocalizedText(en: "The request carries no token.", zhHans: "请求未携带令牌。"),
        remedy: LocalizedText(
            en: "Send it as \"Authorization: Bearer …\"; the command line reads it from MOORING_TOKEN.",
            zhHans: "请以“Authorization: Bearer …”发送；命令行从 MOORING_TOKEN 读取。"))

    package static let tokenUnknown = Refusal(
        "token-unknown", .forbidden,
        detail: LocalizedText(en: "The token is not one of this installation.", zhHans: "该令牌不属于此安装。"),
        remedy: LocalizedText(
            en: "Check that it was copied whole, and that this is the right server.", zhHans: "请检查令牌是否完整复制，以及服务器是否正确。"))

    package static let tokenRevoked = Refusal(
        "token-revoked", .forbidden,
        detail: LocalizedText(
            en: "The token was revoked, or its principal disabled.", zhHans: "该令牌已被撤销，或其主体已停用。"),
        remedy: LocalizedText(
            en: "Ask an administrator for a new one; an operator makes one with `mooring token reset`.",
            zhHans: "请向管理员申请新令牌；运维人员可用 `mooring token reset` 生成。"))

    package static func tokenExpired(_ at: Timestamp) -> Refusal {
        Refusal(
            "token-expired", .forbidden,
            detail: LocalizedText(en: "The token expired at \(at).", zhHans: "该令牌已于 \(at) 过期。"),
            remedy: LocalizedText(
                en: "Issue a new one with `mooring token issue`; an operator without one uses `mooring token reset`.",
                zhHans: "请用 `mooring token issue` 签发新令牌；没有令牌的运维人员可用 `mooring token reset`。"))
    }

    /// Whether the token itself is the trouble, and not what it may do.
    package var isAboutToken: Bool { code.hasPrefix("token-") && kind == .forbidden }
}
