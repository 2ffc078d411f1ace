import MooringModel

extension Refusal {
    static func regionNotOffered(_ region: Region) -> Refusal {
        Refusal(
            "region-not-offered", .invalid, pointer: "/regionId",
            detail: LocalizedText(
                en: "This installation offers no bucket in the region \"\(region)\" through this API.",
                zhHans: "此安装未通过此 API 提供区域“\(region)”中的存储桶。"),
            remedy: LocalizedText(
                en:
                    "The API knows Amazon S3, in regions such as aws-us-west-2, if the operator offers it. For other storage, "
                    + "draft the integration under /v1; GET /v1/connectors lists what there is.",
                zhHans: "若运维人员已提供，此 API 支持 Amazon S3，区域如 aws-us-west-2。其他存储请通过 /v1 新建集成草稿；"
                    + "GET /v1/connectors 列出可用的连接器。"))
    }

    static func bucketNotDrafted(_ bucket: String, _ region: Region) -> Refusal {
        Refusal(
            "bucket-not-drafted", .notFound, pointer: "/bucketName",
            detail: LocalizedText(
                en: "The bucket \"\(bucket)\" in \(region) has no external ID in this project.",
                zhHans: "此项目中，位于 \(region) 的存储桶“\(bucket)”尚无外部 ID。"),
            remedy: LocalizedText(
                en: "Ask /v2/storageIntegrations/authorizationMaterials for it first, and make the role with it.",
                zhHans: "请先调用 /v2/storageIntegrations/authorizationMaterials，并使用其返回的内容创建角色。"))
    }

    static func externalIDNotMinted(_ minted: String) -> Refusal {
        Refusal(
            "external-id-not-minted", .invalid, pointer: "/externalCred/externalId",
            detail: LocalizedText(
                en: "The externalId is not the one that was minted for this bucket.",
                zhHans: "externalId 不是为此存储桶生成的外部 ID。"),
            remedy: LocalizedText(
                en: "Leave it out, or give \(minted), which the role's trust policy must require.",
                zhHans: "请省略，或填写 \(minted)，角色的信任策略必须要求该 ID。"))
    }

    /// - Parameter complaint: what the checks found, in the caller's language.
    static func bucketNotUsable(_ complaint: String) -> Refusal {
        Refusal(
            "bucket-not-usable", .conflict, detail: LocalizedText(en: complaint, zhHans: complaint),
            remedy: LocalizedText(en: "", zhHans: ""))
    }
}
