extension Refusal {
    /// Tells nothing about the integration but the identifier that was given: it belongs to others.
    static func integrationOfOtherProject(_ draft: IntegrationDraft, _ cluster: ClusterID) -> Refusal {
        Refusal(
            "integration-of-other-project", .conflict, pointer: "/integrationId",
            detail: LocalizedText(
                en: "The integration \"\(draft.id)\" does not belong to the project of the cluster \"\(cluster)\".",
                zhHans: "集成“\(draft.id)”不属于集群“\(cluster)”所在的项目。"),
            remedy: LocalizedText(
                en: "Choose an integration of the cluster's own project.", zhHans: "请选择该集群所在项目的集成。"))
    }

    static func integrationInOtherRegion(_ draft: IntegrationDraft, _ cluster: ClusterID, _ region: Region) -> Refusal {
        Refusal(
            "integration-in-other-region", .conflict, pointer: "/integrationId",
            detail: LocalizedText(
                en:
                    "The cluster \"\(cluster)\" is in \(region), the integration \"\(draft.label)\" in \(draft.region).",
                zhHans: "集群“\(cluster)”位于 \(region)，集成“\(draft.label)”位于 \(draft.region)。"),
            remedy: LocalizedText(
                en: "Choose or make an integration in \(region).", zhHans: "请选择或新建位于 \(region) 的集成。"))
    }

    static func planMayNotExport(_ cluster: ClusterID, _ plan: Plan) -> Refusal {
        Refusal(
            "plan-may-not-export", .conflict,
            detail: LocalizedText(
                en: "The cluster \"\(cluster)\" has the plan \(plan.rawValue), which does not include exporting.",
                zhHans: "集群“\(cluster)”的套餐为 \(plan.rawValue)，不支持导出。"),
            remedy: LocalizedText(
                en: "Ask the operator to change the cluster's plan to dedicated.", zhHans: "请联系运维人员将集群套餐改为 dedicated。"))
    }

    static func integrationNotActive(_ draft: IntegrationDraft, _ status: IntegrationStatus) -> Refusal {
        Refusal(
            "integration-not-active", .conflict, pointer: "/integrationId",
            detail: LocalizedText(
                en: "The integration \"\(draft.label)\" is \(status.rawValue), not active.",
                zhHans: "集成“\(draft.label)”的状态为 \(status.rawValue)，不是 active。"),
            remedy: LocalizedText(
                en: "Validate it and mend what the report names; a draft is then added, a suspended one resumed.",
                zhHans: "请验证并修复报告指出的问题；草稿随后添加，已暂停的随后恢复。"))
    }

    static func integrationReadOnly(_ draft: IntegrationDraft) -> Refusal {
        Refusal(
            "integration-read-only", .conflict, pointer: "/integrationId",
            detail: LocalizedText(
                en: "The integration \"\(draft.label)\" may only read.", zhHans: "集成“\(draft.label)”只有读取权限。"),
            remedy: LocalizedText(
                en: "Choose or make an integration with the access readwrite.", zhHans: "请选择或新建访问权限为 readwrite 的集成。"))
    }

    package static func backupIncomplete(_ backup: String) -> Refusal {
        Refusal(
            "backup-incomplete", .conflict,
            detail: LocalizedText(
                en: "The backup \"\(backup)\" is not complete: meta/backup_meta.json is not there.",
                zhHans: "备份“\(backup)”不完整：缺少 meta/backup_meta.json。"),
            remedy: LocalizedText(
                en: "Wait until the backup tool has finished, then try again.", zhHans: "请等待备份工具完成后重试。"))
    }

    static func directoryInvalid(_ directory: String) -> Refusal {
        Refusal(
            "directory-invalid", .invalid, pointer: "/directory",
            detail: LocalizedText(
                en:
                    "\"\(directory)\" has an empty, \".\" or \"..\" segment or a control character, or is over 512 bytes.",
                zhHans: "“\(directory)”含有空段、“.”、“..”或控制字符，或超过 512 字节。"),
            remedy: LocalizedText(
                en: "Give a relative directory such as exports/2026, or none.", zhHans: "请给出相对目录，例如 exports/2026，或留空。"))
    }

    static func jobNotStarted(_ id: JobID) -> Refusal {
        Refusal(
            "job-not-started", .conflict,
            detail: LocalizedText(en: "The job \"\(id)\" has not begun yet.", zhHans: "任务“\(id)”尚未开始。"),
            remedy: LocalizedText(en: "Start it before reporting its end.", zhHans: "请先启动任务，再报告其结束。"))
    }

    static func jobEnded(_ id: JobID, _ status: JobStatus) -> Refusal {
        Refusal(
            "job-ended", .conflict,
            detail: LocalizedText(
                en: "The job \"\(id)\" is \(status.rawValue) already.",
                zhHans: "任务“\(id)”已处于 \(status.rawValue) 状态。"),
            remedy: LocalizedText(
                en: "A job that has ended stays as it is; `mooring job retry` does it again as a new one.",
                zhHans: "已结束的任务不再改变；如需重做，请使用 `mooring job retry`。"
            ))
    }

    static func jobStillOpen(_ id: JobID, _ status: JobStatus) -> Refusal {
        Refusal(
            "job-open", .conflict,
            detail: LocalizedText(
                en: "The job \"\(id)\" is \(status.rawValue): it has not ended yet.",
                zhHans: "任务“\(id)”处于 \(status.rawValue) 状态，尚未结束。"),
            remedy: LocalizedText(
                en: "Wait for its end or cancel it: an open job goes on by itself.",
                zhHans: "请等待其结束或将其取消；未结束的任务会自动继续。"))
    }

    static func jobSuccessful(_ id: JobID) -> Refusal {
        Refusal(
            "job-successful", .conflict,
            detail: LocalizedText(
                en: "The job \"\(id)\" was successful: there is nothing to do again.",
                zhHans: "任务“\(id)”已成功，无需重做。"),
            remedy: LocalizedText(
                en: "To export the backup once more, export it into another directory.",
                zhHans: "如需再次导出该备份，请导出到其他目录。"))
    }
}
