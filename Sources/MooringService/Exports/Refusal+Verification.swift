import MooringModel

extension Refusal {
    static func manifestMissing(_ key: String) -> Refusal {
        Refusal(
            "manifest-not-found", .notFound,
            detail: LocalizedText(
                en: "There is no \"\(key)\" at the destination: no export into this directory is complete.",
                zhHans: "目标位置没有“\(key)”：没有已完成的导出到该目录。"),
            remedy: LocalizedText(
                en: "Give the directory that the backup was exported into, or look at the job: `mooring job list`.",
                zhHans: "请给出备份导出到的目录，或查看任务：`mooring job list`。"))
    }

    static func manifestInvalid(_ key: String, _ error: ManifestError) -> Refusal {
        Refusal(
            "manifest-invalid", .conflict,
            detail: LocalizedText(
                en: "\"\(key)\" at the destination is no manifest. \(error)",
                zhHans: "目标位置的“\(key)”不是有效的清单。\(error)"),
            remedy: LocalizedText(
                en: "Somebody has written there since. Export the backup into another directory.",
                zhHans: "此后有人写入过该位置。请将备份导出到其他目录。"))
    }

    /// The destination could not be asked; whether it is worth asking again, the provider's answer says.
    static func destinationUnreadable(_ failure: ExportFailure) -> Refusal {
        Refusal(
            "destination-unreadable", failure.isRetryable ? .unavailable : .conflict,
            detail: LocalizedText(
                en: "The destination cannot be read: \(failure.detail)", zhHans: "无法读取目标位置：\(failure.detail)"),
            remedy: LocalizedText(
                en: "Validate the integration; its report says what is missing.", zhHans: "请验证该集成；报告会指出缺少什么。"))
    }
}
