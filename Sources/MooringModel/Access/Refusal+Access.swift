extension Refusal {
    package static func forbidden(_ action: Action, roles: [Role]) -> Refusal {
        let list = roles.map(\.rawValue).joined(separator: ", ")
        return Refusal(
            "forbidden", .forbidden,
            detail: LocalizedText(
                en: "Your token does not allow \(action.rawValue) here.", zhHans: "您的令牌在此不允许 \(action.rawValue)。"),
            remedy: LocalizedText(
                en: "Ask an administrator for one of the roles: \(list).", zhHans: "请向管理员申请以下角色之一：\(list)。"))
    }

    static func principalDisabled(_ id: PrincipalID) -> Refusal {
        Refusal(
            "principal-disabled", .conflict,
            detail: LocalizedText(en: "The principal \"\(id)\" is disabled.", zhHans: "主体“\(id)”已停用。"),
            remedy: LocalizedText(en: "Register a new principal.", zhHans: "请注册新的主体。"))
    }

    static let principalKindInvalid = Refusal(
        "principal-kind-invalid", .invalid, pointer: "/kind",
        detail: LocalizedText(en: "A principal is not of the kind system.", zhHans: "主体的类型不能是 system。"),
        remedy: LocalizedText(en: "Give the kind person or service.", zhHans: "请给出类型 person 或 service。"))

    static let tokenLifetimeInvalid = Refusal(
        "token-lifetime-invalid", .invalid, pointer: "/expiresAt",
        detail: LocalizedText(
            en: "The token would expire in the past, or more than \(Principal.maximumTokenDays) days from now.",
            zhHans: "令牌的到期时间早于现在，或晚于 \(Principal.maximumTokenDays) 天之后。"),
        remedy: LocalizedText(
            en: "Give a moment within the next \(Principal.maximumTokenDays) days.",
            zhHans: "请给出未来 \(Principal.maximumTokenDays) 天内的时间。"))

    static func tokenOfPerson(_ id: PrincipalID) -> Refusal {
        Refusal(
            "token-of-person", .conflict, pointer: "/principal",
            detail: LocalizedText(
                en: "\"\(id)\" is a person who has a token that works; nobody else can get another one for him.",
                zhHans: "“\(id)”是个人且已有可用的令牌，他人不能再为其签发。"),
            remedy: LocalizedText(
                en:
                    "Let that person issue it. If his token is lost, revoke it first: "
                    + "`mooring token list --principal \(id)`, then `mooring token revoke`.",
                zhHans:
                    "请由本人签发。如果其令牌已丢失，请先撤销：`mooring token list --principal \(id)`，再 `mooring token revoke`。"))
    }

    static let firstTokenTooLong = Refusal(
        "first-token-too-long", .invalid, pointer: "/expiresAt",
        detail: LocalizedText(
            en: "A person's first token, which somebody else issues, lives at most a day.",
            zhHans: "由他人为个人签发的首个令牌最长有效期为一天。"),
        remedy: LocalizedText(
            en: "Leave the end out, or give one within a day; with it that person issues a token of his own.",
            zhHans: "请省略到期时间，或指定一天之内的时间；本人可用它签发自己的令牌。"))

    static func roleOutOfScope(_ role: Role, _ scope: Scope) -> Refusal {
        Refusal(
            "role-out-of-scope", .invalid, pointer: "/scope",
            detail: LocalizedText(
                en: "The role \(role.rawValue) cannot be granted in \"\(scope)\".",
                zhHans: "角色 \(role.rawValue) 不能在“\(scope)”中授予。"),
            remedy: LocalizedText(
                en:
                    "operator is granted in the installation; organization-owner there or in an organization; ingest for a "
                    + "cluster, as in cluster/in01.",
                zhHans: "operator 只能在整个安装中授予；organization-owner 可在安装或组织中授予；ingest 只能授予单个集群，例如 cluster/in01。"))
    }

    static func roleAboveOwn(_ role: Role) -> Refusal {
        Refusal(
            "role-above-own", .forbidden,
            detail: LocalizedText(
                en: "The role \(role.rawValue) allows more than your own roles here.",
                zhHans: "角色 \(role.rawValue) 的权限超出您在此处的角色。"),
            remedy: LocalizedText(
                en: "Ask someone who holds that role or a higher one.", zhHans: "请联系拥有该角色或更高角色的人。"))
    }

    static func lastHolder(_ role: Role) -> Refusal {
        Refusal(
            "last-holder", .conflict,
            detail: LocalizedText(
                en: "This is the last principal with the role \(role.rawValue) in its scope.",
                zhHans: "这是该范围内最后一个拥有角色 \(role.rawValue) 的主体。"),
            remedy: LocalizedText(
                en: "Grant the role to another principal first.", zhHans: "请先将该角色授予其他主体。"))
    }
}
