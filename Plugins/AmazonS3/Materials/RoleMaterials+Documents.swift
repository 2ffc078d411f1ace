internal import ConnectorKit
internal import MooringModel

extension RoleMaterials {
    var authorization: AuthorizationMaterials {
        AuthorizationMaterials(introduction: introduction, documents: documents)
    }

    private var introduction: LocalizedText {
        let wait =
            role == nil
            ? LocalizedText(
                en: " Then configure the role's ARN here and validate.",
                zhHans: "然后在此处配置该角色的 ARN 并进行验证。")
            : LocalizedText(en: " Then validate.", zhHans: "然后进行验证。")
        let rotation =
            externalIDs.count > 1
            ? LocalizedText(
                en: " The external ID is being rotated: the trust policy allows the old one and the new one.",
                zhHans: "外部 ID 正在轮换：信任策略同时允许旧 ID 和新 ID。")
            : LocalizedText(en: "", zhHans: "")
        return LocalizedText(
            en:
                "In the AWS account that owns the bucket \"\(policies.bucket)\", make the role \"\(roleName)\" with this "
                + "trust policy and this access policy. The commands, the Terraform module and the CloudFormation "
                + "template each do all of it: take one of them, or paste the two policies into the console."
                + rotation.english + wait.english,
            zhHans: "请在拥有存储桶“\(policies.bucket)”的 AWS 账户中，使用此信任策略和此访问策略创建角色“\(roleName)”。"
                + "命令、Terraform 模块和 CloudFormation 模板各自都能完成全部工作：任选其一，或将两个策略粘贴到控制台。"
                + rotation.simplifiedChinese + wait.simplifiedChinese)
    }

    private var documents: [AuthorizationDocument] {
        var documents = [
            AuthorizationDocument(
                name: "access-policy",
                title: LocalizedText(en: "Access policy: what the role may do", zhHans: "访问策略：角色可以做什么"),
                mediaType: "application/json", text: policies.accessPolicy.json.pretty),
            AuthorizationDocument(
                name: "trust-policy",
                title: LocalizedText(en: "Trust policy: who may take on the role", zhHans: "信任策略：谁可以担任该角色"),
                mediaType: "application/json", text: trustPolicy.json.pretty),
            AuthorizationDocument(
                name: "aws-cli", title: LocalizedText(en: "Both as `aws` commands", zhHans: "以 aws 命令完成两者"),
                mediaType: "text/x-shellscript", text: script),
            AuthorizationDocument(
                name: "terraform", title: LocalizedText(en: "Both for Terraform", zhHans: "以 Terraform 完成两者"),
                mediaType: "text/x-hcl", text: terraform),
            AuthorizationDocument(
                name: "cloudformation",
                title: LocalizedText(
                    en: "Both for CloudFormation (it needs CAPABILITY_NAMED_IAM)",
                    zhHans: "以 CloudFormation 完成两者（需要 CAPABILITY_NAMED_IAM）"),
                mediaType: "application/json", text: cloudFormation),
        ]
        if policies.access == .readwrite {
            documents.append(
                AuthorizationDocument(
                    name: "lifecycle-rule",
                    title: LocalizedText(
                        en: "Lifecycle rule that removes failed uploads: add it to those that the bucket has",
                        zhHans: "清除失败上传的生命周期规则：请添加到存储桶已有的规则中"),
                    mediaType: "application/json", text: policies.lifecycleRules.pretty))
        }
        documents.append(
            AuthorizationDocument(
                name: "caller-policy",
                title: LocalizedText(
                    en: "For the operator of Mooring: what its own principal in \(site.account) needs",
                    zhHans: "供 Mooring 运维人员使用：其在 \(site.account) 中的主体所需的策略"),
                mediaType: "application/json", text: callerPolicy.json.pretty))
        return documents
    }
}
