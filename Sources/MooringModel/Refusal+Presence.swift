// What is not there, and what is there already.

extension Refusal {
    /// - Parameters:
    ///   - kind: an English word for what was looked for, such as `integration`.
    ///   - identifier: what it was looked for by; empty where that is not known.
    package static func notFound(_ kind: String, _ identifier: String) -> Refusal {
        Refusal(
            "\(codeWord(kind))-not-found", .notFound,
            detail: identifier.isEmpty
                ? LocalizedText(
                    en: "There is no such \(kind), or none that you may see.",
                    zhHans: "该\(chinese(kind))不存在，或者您无权查看。")
                : LocalizedText(
                    en: "There is no \(kind) \"\(identifier)\", or none that you may see.",
                    zhHans: "不存在\(chinese(kind))“\(identifier)”，或者您无权查看。"),
            remedy: LocalizedText(
                en: "Check the identifier with the list command, and that your token's scope covers it.",
                zhHans: "请用列表命令核对标识符，并确认您的令牌范围包含它。"))
    }

    /// An identifier that was given before, also if what it was given to is there no longer.
    static func identifierTaken(_ kind: String, _ identifier: String) -> Refusal {
        Refusal(
            "\(codeWord(kind))-taken", .conflict, pointer: "/id",
            detail: LocalizedText(
                en: "The identifier \"\(identifier)\" was given to another \(kind) before.",
                zhHans: "标识符“\(identifier)”已用于另一个\(chinese(kind))。"),
            remedy: LocalizedText(
                en: "Choose another identifier: one is never used twice.", zhHans: "请另选标识符：标识符不会重复使用。"))
    }

    /// A name or a place that something else holds.
    package static func taken(
        _ kind: String, _ value: String, by holder: LocalizedText, pointer: String?
    ) -> Refusal {
        Refusal(
            "\(codeWord(kind))-taken", .conflict, pointer: pointer,
            detail: LocalizedText(
                en: "The \(kind) \"\(value)\" is taken by \(holder.english).",
                zhHans: "\(chinese(kind))“\(value)”已被\(holder.simplifiedChinese)使用。"),
            remedy: LocalizedText(
                en: "Choose another one (upper and lower case count as the same).",
                zhHans: "请另选一个（不区分大小写）。"))
    }

    /// A name or a place that something else holds.
    ///
    /// - Parameter holder: an identifier, or whatever else reads the same in every language.
    package static func taken(_ kind: String, _ value: String, by holder: String, pointer: String?) -> Refusal {
        taken(kind, value, by: LocalizedText(en: holder, zhHans: " \(holder) "), pointer: pointer)
    }

    private static func codeWord(_ kind: String) -> String {
        kind.lowercased().split(separator: " ").joined(separator: "-")
    }

    private static func chinese(_ kind: String) -> String { chineseWords[kind] ?? " \(kind) " }

    /// The words of the domain that refusals are about.
    static let chineseWords = [
        "backup": "备份", "backup root": "备份根目录", "cluster": "集群", "connector": "连接器", "event": "事件",
        "external ID": "外部 ID", "forwarding": "审计日志转发", "grant": "授权", "integration": "集成", "job": "任务", "name": "名称",
        "organization": "组织",
        "place": "位置", "principal": "主体", "project": "项目", "region": "区域", "secret": "密钥", "token": "令牌",
    ]
}
