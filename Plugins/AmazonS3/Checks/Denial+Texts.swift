internal import ConnectorKit

extension Denial {
    /// What each cause reads like, of something that a role does in a bucket.
    static let roleTexts: [String: CheckMessage] = {
        let paste = (
            english: "Put the generated access policy in the role: {accessCommand}",
            chinese: "请将生成的访问策略放入该角色：{accessCommand}"
        )
        let unusable = CheckMessage(
            "KMS cannot use the key for the bucket {bucket} ({code}): it is disabled, about to be deleted, or does not exist.",
            "KMS 无法使用存储桶 {bucket} 的密钥（{code}）：它已停用、即将删除或不存在。",
            mend: "Enable the key, or configure another one. What is configured is {key}; this shows the bucket's own: "
                + "aws s3api get-bucket-encryption --bucket {bucket} --region {region}",
            "请启用该密钥或配置其他密钥。当前配置为 {key}；以下命令可查看存储桶自身的密钥："
                + "aws s3api get-bucket-encryption --bucket {bucket} --region {region}")
        return texts([
            .untold: CheckMessage(
                "AWS denies {action} to the role {role}, and does not say why.", "AWS 拒绝角色 {role} 执行 {action}，且未说明原因。",
                mend:
                    "Most likely the role's access policy does not allow it, or only on other resources. \(paste.english)",
                "最可能的原因是角色的访问策略不允许该操作，或仅允许其他资源。\(paste.chinese)"),
            .identity: CheckMessage(
                "No policy of the role {role} allows {action}.", "角色 {role} 的任何策略都不允许 {action}。",
                mend: paste.english, paste.chinese),
            .identityDeny: CheckMessage(
                "A policy of the role {role} denies {action} explicitly.", "角色 {role} 的某个策略显式拒绝 {action}。",
                mend: "Remove the statement with the effect Deny from the role's policies; this lists them: "
                    + "aws iam list-role-policies --role-name {roleName}; "
                    + "aws iam list-attached-role-policies --role-name {roleName}",
                "请从角色的策略中移除 Effect 为 Deny 的语句；以下命令可列出策略："
                    + "aws iam list-role-policies --role-name {roleName}; "
                    + "aws iam list-attached-role-policies --role-name {roleName}"),
            .resource: CheckMessage(
                "The policy of the bucket {bucket} keeps the role {role} from {action}.",
                "存储桶 {bucket} 的策略禁止角色 {role} 执行 {action}。",
                mend:
                    "Except the role {role} from what denies it in the bucket's policy, or allow it there; this shows it: "
                    + "aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text",
                "请在存储桶策略的拒绝语句中排除角色 {role}，或在其中允许它；以下命令可查看策略："
                    + "aws s3api get-bucket-policy --bucket {bucket} --query Policy --output text"),
            .organization: CheckMessage(
                "A policy of the organization that the account belongs to denies {action}.",
                "账户所属组织的策略拒绝 {action}。",
                mend: "Whoever administers the AWS organization excepts the role {role} from that policy, or allows "
                    + "{action} in the account.",
                "请 AWS 组织的管理员在该策略中排除角色 {role}，或在该账户中允许 {action}。"),
            .boundary: CheckMessage(
                "The permissions boundary of the role {role} does not allow {action}.",
                "角色 {role} 的权限边界不允许 {action}。",
                mend: "Allow {action} in the boundary as well, or remove it: "
                    + "aws iam delete-role-permissions-boundary --role-name {roleName}",
                "请在权限边界中也允许 {action}，或移除它："
                    + "aws iam delete-role-permissions-boundary --role-name {roleName}"),
            .session: CheckMessage(
                "A session policy does not allow {action}. Mooring sets none.", "会话策略不允许 {action}。Mooring 未设置会话策略。",
                mend: "Whoever operates Mooring looks at what stands between it and AWS.",
                "请 Mooring 的运维人员检查其与 AWS 之间的环节。"),
            .network: CheckMessage(
                "The policy of a VPC endpoint on the way to S3 does not allow {action}.",
                "通往 S3 的 VPC 终端节点的策略不允许 {action}。",
                mend: "Whoever operates Mooring allows the bucket {bucket} in the policy of the endpoint that Mooring "
                    + "reaches S3 through.",
                "请 Mooring 的运维人员在其访问 S3 所用终端节点的策略中允许存储桶 {bucket}。"),
            .key: CheckMessage(
                "KMS denies {action}: the role {role} may not use the key that the bucket is encrypted with.",
                "KMS 拒绝 {action}：角色 {role} 无权使用存储桶的加密密钥。",
                mend:
                    "Configure the key's ARN here, so that the generated access policy allows it, put that policy in the "
                    + "role, and let the key's own policy allow the account's IAM policies or the role. With the key that "
                    + "is configured now ({key}): {accessCommand}",
                "请在此处配置密钥的 ARN，使生成的访问策略包含它，将该策略放入角色，并让密钥自身的策略允许账户的 IAM 策略或该角色。"
                    + "使用当前配置的密钥（{key}）：{accessCommand}"),
        ]).merging(["key-unusable": unusable]) { $1 }
    }()

    /// The same where there are keys and no role, from a store that may say anything.
    static let keyTexts: [String: CheckMessage] = [
        Cause.untold.rawValue: CheckMessage(
            "The store denies {action} to the access key {accessKey}.", "存储拒绝访问密钥 {accessKey} 执行 {action}。",
            mend: "Give the user whose key it is this policy: {accessPolicy}", "请为该密钥所属用户授予此策略：{accessPolicy}")
    ]

    private static func texts(_ texts: [Cause: CheckMessage]) -> [String: CheckMessage] {
        Dictionary(uniqueKeysWithValues: texts.map { ($0.key.rawValue, $0.value) })
    }
}
