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
                en:
                    "\"\(path)\" is no absolute path and no s3://BUCKET/PREFIX, without \".\", \"..\", control characters "
                    + "and slashes too many.",
                zhHans: "“\(path)”不是不含“.”、“..”、控制字符和多余斜杠的绝对路径，也不是 s3://存储桶/前缀。"),
            remedy: LocalizedText(
                en:
                    "Give the directory's absolute path on the server, such as /var/backups/milvus, or a bucket with its "
                    + "endpoint and keys, such as s3://milvus/backup.",
                zhHans: "请给出该目录在服务器上的绝对路径，例如 /var/backups/milvus；或带终端节点和密钥的存储桶，例如 s3://milvus/backup。"))
    }
}
