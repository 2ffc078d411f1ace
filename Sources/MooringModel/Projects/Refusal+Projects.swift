extension Refusal {
    package static func projectNotEmpty(_ name: String, _ remaining: [String]) -> Refusal {
        let list = remaining.joined(separator: ", ")
        return Refusal(
            "project-not-empty", .conflict,
            detail: LocalizedText(
                en: "The project \"\(name)\" still has: \(list).", zhHans: "项目“\(name)”中仍有：\(list)。"),
            remedy: LocalizedText(
                en: "Delete its integrations and remove its clusters first.", zhHans: "请先删除其集成并移除其集群。"))
    }

    package static func backupRootInvalid(_ path: String) -> Refusal {
        Refusal(
            "backup-root-invalid", .invalid, pointer: "/path",
            detail: LocalizedText(
                en: "\"\(path)\" is no absolute path without \".\", \"..\" and doubled slashes.",
                zhHans: "“\(path)”不是不含“.”、“..”和重复斜杠的绝对路径。"),
            remedy: LocalizedText(
                en: "Give the directory's absolute path on the server, such as /var/backups/milvus.",
                zhHans: "请给出该目录在服务器上的绝对路径，例如 /var/backups/milvus。"))
    }

    /// - Parameter kind: an English word for what was looked for, such as `integration`.
    package static func notFound(_ kind: String, _ identifier: String) -> Refusal {
        Refusal(
            "\(kind.split(separator: " ").joined(separator: "-"))-not-found", .notFound,
            detail: LocalizedText(
                en: "There is no \(kind) \"\(identifier)\", or none that you may see.",
                zhHans: "不存在 \(kind)“\(identifier)”，或者您无权查看。"),
            remedy: LocalizedText(
                en: "Check the identifier with the list command, and that your token's scope covers it.",
                zhHans: "请用列表命令核对标识符，并确认您的令牌范围包含它。"))
    }

    /// A name, an identifier or a place that something else holds already.
    package static func taken(_ kind: String, _ value: String, by holder: String, pointer: String?) -> Refusal {
        Refusal(
            "\(kind)-taken", .conflict, pointer: pointer,
            detail: LocalizedText(
                en: "The \(kind) \"\(value)\" is taken by \(holder).", zhHans: "\(kind)“\(value)”已被 \(holder) 使用。"),
            remedy: LocalizedText(
                en: "Choose another one (upper and lower case count as the same).",
                zhHans: "请另选一个（不区分大小写）。"))
    }
}
