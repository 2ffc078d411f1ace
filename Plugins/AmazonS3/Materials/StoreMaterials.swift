internal import ConnectorKit
internal import MooringModel

/// What a project needs at a store that is not AWS: a policy for the user whose keys it gives.
struct StoreMaterials: Sendable, Hashable {
    let policies: BucketPolicies
    let endpoint: AWSEndpoint

    var authorization: AuthorizationMaterials {
        AuthorizationMaterials(
            introduction: LocalizedText(
                en:
                    "At \(endpoint), make a user of its own for Mooring that may do this and nothing else, and give its "
                    + "keys: the secret one by `mooring secret put`. A store that knows no policies can only give the "
                    + "user a bucket of its own.",
                zhHans: "请在 \(endpoint) 为 Mooring 创建专用用户，仅授予以下权限，并提供其密钥：私密密钥使用 `mooring secret put` 存储。"
                    + "不支持策略的存储只能为该用户提供专用的存储桶。"),
            documents: [
                AuthorizationDocument(
                    name: "access-policy",
                    title: LocalizedText(en: "Access policy: what the user may do", zhHans: "访问策略：用户可以做什么"),
                    mediaType: "application/json", text: policies.accessPolicy.json.pretty),
                AuthorizationDocument(
                    name: "lifecycle-rule",
                    title: LocalizedText(
                        en: "Lifecycle rule that removes failed uploads: add it to those that the bucket has",
                        zhHans: "清除失败上传的生命周期规则：请添加到存储桶已有的规则中"),
                    mediaType: "application/json", text: policies.lifecycleRules.pretty),
            ])
    }
}
