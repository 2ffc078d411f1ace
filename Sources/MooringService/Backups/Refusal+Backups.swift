import ConnectorKit
import MooringModel

extension Refusal {
    /// What to tell a person about a backup's directory that cannot be read.
    init(_ error: BackupError) {
        self.init(
            error.code.rawValue, .conflict, pointer: "/path",
            detail: LocalizedText(en: error.message, zhHans: "无法读取备份目录：\(error.message)"),
            remedy: LocalizedText(
                en: "Mend the directory as the message says, then try again.", zhHans: "请按提示修复该目录后重试。"))
    }

    static func backupNameInvalid(_ path: String) -> Refusal {
        Refusal(
            "backup-name-invalid", .invalid, pointer: "/id",
            detail: LocalizedText(
                en: "The directory's name in \"\(path)\" cannot be a backup's identifier.",
                zhHans: "“\(path)”的目录名不能用作备份标识符。"),
            remedy: LocalizedText(
                en:
                    "Give an id of 1 to 64 letters, digits, dots, underscores and dashes, the first a letter or a digit.",
                zhHans: "请指定 id：1 到 64 个字母、数字、点、下划线或短横线，首字符为字母或数字。"))
    }

    static let noSourceBuckets = Refusal(
        "source-buckets-unknown", .conflict, pointer: "/path",
        detail: LocalizedText(
            en: "This installation has no connector that reads buckets.", zhHans: "此安装没有可读取存储桶的连接器。"),
        remedy: LocalizedText(en: "Bind a directory of the server.", zhHans: "请绑定服务器上的目录。"))

    static func bucketInvalid(_ violations: [Violation]) -> Refusal {
        var refusal = Refusal(
            "backup-bucket-invalid", .invalid, pointer: "/bucket" + (violations.first?.pointer ?? ""),
            detail: LocalizedText(
                en: violations.map(\.detail.english).joined(separator: " "),
                zhHans: violations.map(\.detail.simplifiedChinese).joined()),
            remedy: LocalizedText(
                en: violations.map(\.remedy.english).joined(separator: " "),
                zhHans: violations.map(\.remedy.simplifiedChinese).joined()))
        refusal.parts = violations.map {
            Refusal.Part(pointer: "/bucket" + $0.pointer, detail: $0.detail, remedy: $0.remedy)
        }
        return refusal
    }

    static func noBackupRoot(_ cluster: String) -> Refusal {
        Refusal(
            "backup-root-missing", .conflict,
            detail: LocalizedText(
                en: "No backup root is bound to the cluster \"\(cluster)\" or to its project.",
                zhHans: "集群“\(cluster)”及其项目均未绑定备份根目录。"),
            remedy: LocalizedText(
                en: "Ask the operator to bind one: `mooring project bind-root PROJECT /path/of/backups`.",
                zhHans: "请联系运维人员绑定：`mooring project bind-root PROJECT /备份/目录`。"))
    }

    static func outsideBackupRoots(_ path: String, _ roots: [String]) -> Refusal {
        let list = roots.joined(separator: ", ")
        return Refusal(
            "backup-outside-roots", .invalid, pointer: "/path",
            detail: LocalizedText(
                en: "\"\(path)\" does not lie under a backup root of the cluster.", zhHans: "“\(path)”不在该集群的备份根目录之下。"),
            remedy: LocalizedText(
                en: "Give the absolute path of a directory under one of: \(list).", zhHans: "请给出以下根目录之下的绝对路径：\(list)。"))
    }
}
