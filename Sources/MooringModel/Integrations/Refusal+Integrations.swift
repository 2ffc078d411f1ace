extension Refusal {
    static func regionOfOtherCloud(_ draft: IntegrationDraft, _ clouds: Set<Region.Cloud>) -> Refusal {
        let list = clouds.map(\.rawValue).sorted().joined(separator: ", ")
        return Refusal(
            "region-of-other-cloud", .invalid, pointer: "/region",
            detail: LocalizedText(
                en:
                    "The region \"\(draft.region)\" is in the cloud \"\(draft.region.cloud.rawValue)\", where the connector "
                    + "\"\(draft.connector)\" does not work.",
                zhHans: "区域“\(draft.region)”属于云“\(draft.region.cloud.rawValue)”，连接器“\(draft.connector)”不支持该云。"),
            remedy: LocalizedText(
                en: "Choose a region of: \(list).", zhHans: "请选择以下云的区域：\(list)。"))
    }

    static let locationFixed = Refusal(
        "location-fixed", .conflict, pointer: "/configuration",
        detail: LocalizedText(
            en: "The configuration points to another place than the integration was added with.",
            zhHans: "该配置指向的位置与添加集成时的位置不同。"),
        remedy: LocalizedText(
            en: "Keep bucket and prefix as they are, or make a new integration for the other place.",
            zhHans: "请保持存储桶和前缀不变，或为另一位置新建集成。"))

    static let configurationChangedMeanwhile = Refusal(
        "configuration-changed", .conflict,
        detail: LocalizedText(
            en: "The configuration was changed while the validation ran, so its result does not count.",
            zhHans: "验证期间配置已被更改，因此该结果无效。"),
        remedy: LocalizedText(en: "Validate again.", zhHans: "请重新验证。"))

    static let nameMissing = Refusal(
        "name-missing", .conflict,
        detail: LocalizedText(en: "The integration has no name yet.", zhHans: "该集成尚无名称。"),
        remedy: LocalizedText(en: "Name it before adding it.", zhHans: "请先命名，再添加。"))

    static func alreadyAdded(_ draft: IntegrationDraft) -> Refusal {
        Refusal(
            "already-added", .conflict,
            detail: LocalizedText(
                en: "The integration \"\(draft.label)\" is added already.", zhHans: "集成“\(draft.label)”已经添加。"),
            remedy: LocalizedText(en: "There is nothing to do.", zhHans: "无需任何操作。"))
    }

    static func notAdded(_ draft: IntegrationDraft) -> Refusal {
        Refusal(
            "integration-not-added", .conflict,
            detail: LocalizedText(
                en: "The integration \"\(draft.label)\" is a draft.", zhHans: "集成“\(draft.label)”仍是草稿。"),
            remedy: LocalizedText(en: "Validate it and add it first.", zhHans: "请先验证并添加。"))
    }

    static func notValidated(_ draft: IntegrationDraft) -> Refusal {
        Refusal(
            "not-validated", .conflict,
            detail: LocalizedText(
                en: "The latest validation of \"\(draft.label)\" did not pass for exactly the present configuration.",
                zhHans: "“\(draft.label)”的最近一次验证未针对当前配置通过。"),
            remedy: LocalizedText(
                en: "Run the validation, mend what it names, and try again when it has passed.",
                zhHans: "请运行验证，修复其指出的问题，通过后重试。"))
    }

    static func notValidatedSinceSuspension(_ draft: IntegrationDraft) -> Refusal {
        Refusal(
            "not-validated-since-suspension", .conflict,
            detail: LocalizedText(
                en:
                    "The integration \"\(draft.label)\" is suspended, and its latest validation since then did not pass.",
                zhHans: "集成“\(draft.label)”已暂停，且此后最近一次验证未通过。"),
            remedy: LocalizedText(
                en: "Run the validation, mend what it names, and resume when it has passed.",
                zhHans: "请运行验证，修复其指出的问题，通过后恢复。"))
    }

    static func integrationDeleted(_ draft: IntegrationDraft) -> Refusal {
        Refusal(
            "integration-deleted", .conflict,
            detail: LocalizedText(
                en: "The integration \"\(draft.label)\" is deleted.", zhHans: "集成“\(draft.label)”已删除。"),
            remedy: LocalizedText(
                en: "Draft a new integration: a deleted one can be read and nothing else.",
                zhHans: "请新建集成草稿：已删除的集成只能查看。"))
    }

    static func notSuspended(_ draft: IntegrationDraft, _ status: IntegrationStatus) -> Refusal {
        Refusal(
            "not-suspended", .conflict,
            detail: LocalizedText(
                en: "The integration \"\(draft.label)\" is \(status.rawValue), not suspended.",
                zhHans: "集成“\(draft.label)”的状态为 \(status.rawValue)，并未暂停。"),
            remedy: LocalizedText(en: "Only a suspended integration can be resumed.", zhHans: "只有已暂停的集成才能恢复。"))
    }

    static func rotationOpen(_ draft: IntegrationDraft) -> Refusal {
        Refusal(
            "rotation-open", .conflict,
            detail: LocalizedText(
                en: "A new external ID of \"\(draft.label)\" waits for its validation already.",
                zhHans: "“\(draft.label)”的新外部 ID 已在等待验证。"),
            remedy: LocalizedText(
                en: "Validate the integration to put it into force, or cancel the rotation.",
                zhHans: "请验证集成以启用新外部 ID，或取消轮换。"))
    }

    static func noRotationOpen(_ draft: IntegrationDraft) -> Refusal {
        Refusal(
            "no-rotation-open", .conflict,
            detail: LocalizedText(
                en: "No rotation of the external ID of \"\(draft.label)\" is under way.",
                zhHans: "“\(draft.label)”没有正在进行的外部 ID 轮换。"),
            remedy: LocalizedText(en: "There is nothing to cancel.", zhHans: "无可取消。"))
    }

    static func integrationBusy(_ draft: IntegrationDraft, _ jobs: [JobID]) -> Refusal {
        let list = jobs.map(\.description).joined(separator: ", ")
        return Refusal(
            "integration-busy", .conflict,
            detail: LocalizedText(
                en: "Jobs still use the integration \"\(draft.label)\": \(list).",
                zhHans: "仍有任务在使用集成“\(draft.label)”：\(list)。"),
            remedy: LocalizedText(
                en: "Wait until they end, cancel them, or delete with force, which cancels them first.",
                zhHans: "请等待任务结束、取消任务，或使用强制删除（会先取消任务）。"))
    }
}

extension IntegrationDraft {
    /// What to call it when speaking to people.
    package var label: String { name ?? id.description }
}
