internal import ConnectorKit

/// What is established before the bucket is asked: names, accounts, the role.
enum RoleChecks {
    /// - Parameter patience: how long a check may wait for a change to take effect.
    static func all(patience: Duration) -> [CheckDefinition] {
        let limit = patience + .seconds(60)
        return [
            BucketChecks.name(isLenient: false), roleARN, partition, operatorIdentity, assumeRole(limit),
            externalIDRequired(limit), externalIDExact(limit),
        ]
    }

    private static let roleARN = CheckDefinition(
        "role-arn", "The role's ARN is one", "角色的 ARN 有效",
        [
            "role": CheckMessage("{role} is the ARN of a role.", "{role} 是角色的 ARN。"),
            "missing": CheckMessage(
                "No role is configured yet.", "尚未配置角色。",
                mend:
                    "Make the role in the account that owns the bucket, from the generated documents; its ARN is then "
                    + "what to configure: {roleArn}",
                "请在拥有存储桶的账户中使用生成的文档创建角色，然后配置其 ARN：{roleArn}"),
            "malformed": wrong("is no ARN of a role", "不是角色的 ARN"),
            "unknown-partition": wrong(
                "is of a partition that is none of aws, aws-cn and aws-us-gov", "所在分区不是 aws、aws-cn 或 aws-us-gov"),
            "other-service": wrong("is of something that is no role", "不是角色"),
            "user": wrong(
                "is the ARN of a user. Mooring assumes a role, and takes no user's keys",
                "是用户的 ARN。Mooring 担任角色，不使用用户的密钥"),
            "root": wrong("is a whole account and not a role in it", "是整个账户，而不是其中的角色"),
            "group": wrong("is the ARN of a group", "是用户组的 ARN"),
            "policy": wrong("is the ARN of a policy. The policy belongs in a role", "是策略的 ARN。策略应放入角色中"),
            "instance-profile": wrong(
                "is the ARN of an instance profile. The role in it has an ARN of its own",
                "是实例配置文件的 ARN。其中的角色有自己的 ARN"),
            "session": CheckMessage(
                "\"{given}\" is the ARN of a session that somebody has in a role, and not of the role.",
                "“{given}”是某人在角色中的会话的 ARN，而不是角色的 ARN。",
                mend:
                    "Configure the role itself: {suggestion} (with its path before the name, if it has one; this shows it: "
                    + "aws iam get-role --role-name {suggestedName} --query Role.Arn --output text)",
                "请配置角色本身：{suggestion}（如果角色有路径，请在名称前加上路径；以下命令可查看："
                    + "aws iam get-role --role-name {suggestedName} --query Role.Arn --output text）"),
            "other": wrong("is of something that is no role", "不是角色"),
        ])

    private static func wrong(_ what: String, _ chinese: String) -> CheckMessage {
        CheckMessage(
            "\"{given}\" \(what).", "“{given}”\(chinese)。",
            mend:
                "Configure the ARN of the role that you made from the generated documents, such as {roleArn}. This shows "
                + "those of all roles: aws iam list-roles --query 'Roles[].Arn'",
            "请配置使用生成的文档所创建角色的 ARN，例如 {roleArn}。以下命令可列出所有角色的 ARN："
                + "aws iam list-roles --query 'Roles[].Arn'")
    }

    private static let partition = CheckDefinition(
        "partition", "Region, role and key are in one part of AWS", "区域、角色和密钥位于同一 AWS 分区",
        requires: ["role-arn"],
        [
            "same": CheckMessage("All of it is in the partition {partition}.", "全部位于分区 {partition}。"),
            "role-elsewhere": CheckMessage(
                "The role {role} is in the partition {got}, but the region {region} is in {partition}. No role reaches "
                    + "across partitions.",
                "角色 {role} 位于分区 {got}，而区域 {region} 位于 {partition}。角色不能跨分区使用。",
                mend:
                    "Make the role in an account of {partition}, where ARNs begin with arn:{partition}:, and configure its "
                    + "ARN; or draft the integration anew in a region of {got}.",
                "请在 {partition} 的账户中创建角色（其 ARN 以 arn:{partition}: 开头）并配置其 ARN；或在 {got} 的区域新建集成草稿。"),
            "key-elsewhere": CheckMessage(
                "The KMS key {key} is in {got}, but the bucket's region is {region} of {partition}. S3 uses keys of the "
                    + "bucket's region only.",
                "KMS 密钥 {key} 位于 {got}，而存储桶的区域是 {partition} 的 {region}。S3 仅使用存储桶所在区域的密钥。",
                mend: "Configure a key of {region}; this shows those that there are: "
                    + "aws kms list-keys --region {region} --query 'Keys[].KeyArn'",
                "请配置 {region} 的密钥；以下命令可列出密钥：aws kms list-keys --region {region} --query 'Keys[].KeyArn'"),
        ])

    private static let operatorIdentity = CheckDefinition(
        "operator-identity", "Mooring is who it says it is", "Mooring 的身份正确",
        CommonTexts.texts(
            [
                "known": CheckMessage("Mooring is {arn}.", "Mooring 的身份是 {arn}。"),
                "not-offered": CheckMessage(
                    "The operator's endpoint {endpoint} does not say who asks.", "运维人员设置的终端节点 {endpoint} 不提供身份查询。"),
                "other-account": CheckMessage(
                    "Mooring's own credentials are of the account {got}, but trust policies name {wanted}.",
                    "Mooring 自身的凭证属于账户 {got}，但信任策略指定的是 {wanted}。",
                    mend: "Whoever operates Mooring gives it credentials of {wanted}, or sets amazonS3.operators to "
                        + "{partition}={got} and has all trust policies changed.",
                    "请 Mooring 的运维人员提供 {wanted} 的凭证，或将 amazonS3.operators 设为 {partition}={got} 并更改所有信任策略。"),
                "other-principal": CheckMessage(
                    "Mooring's own credentials are those of {got}, but trust policies name {wanted}.",
                    "Mooring 自身的凭证属于 {got}，但信任策略指定的是 {wanted}。",
                    mend: "Whoever operates Mooring gives it credentials of {wanted}, or sets that principal right in "
                        + "amazonS3.operators.",
                    "请 Mooring 的运维人员提供 {wanted} 的凭证，或更正 amazonS3.operators 中的主体。"),
            ], operatorCredentials))

    /// What is the operator's to mend before anything can be told of the project's role.
    private static let operatorCredentials: [String: CheckMessage] = [
        "no-credentials": CheckMessage(
            "Mooring has no credentials of its own that it could use: {detail}", "Mooring 没有可用的自身凭证：{detail}",
            mend:
                "Whoever operates Mooring sets them up for the server, for the account {operatorAccount}: AWS_ACCESS_KEY_ID "
                + "and AWS_SECRET_ACCESS_KEY, a profile, or the role of the machine. Nothing is to be done in the project.",
            "请 Mooring 的运维人员为服务器配置账户 {operatorAccount} 的凭证：AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY、"
                + "配置文件（profile）或机器的角色。项目方无需任何操作。"),
        "credentials-expired": CheckMessage(
            "Mooring's own credentials have expired ({code}).", "Mooring 自身的凭证已过期（{code}）。",
            mend:
                "Whoever operates Mooring renews them, best by a source that renews them itself: the role of the machine. "
                + "Nothing is to be done in the project.",
            "请 Mooring 的运维人员更新凭证，建议使用可自动更新的来源：机器的角色。项目方无需任何操作。"),
        "credentials-refused": CheckMessage(
            "AWS does not accept Mooring's own credentials ({code}).", "AWS 不接受 Mooring 自身的凭证（{code}）。",
            mend:
                "Whoever operates Mooring replaces them: the key was deleted or deactivated, or the secret does not belong "
                + "to it. Nothing is to be done in the project.",
            "请 Mooring 的运维人员更换凭证：密钥已被删除或停用，或私密密钥与之不匹配。项目方无需任何操作。"),
    ]

    private static func assumeRole(_ limit: Duration) -> CheckDefinition {
        CheckDefinition(
            "assume-role", "Mooring may take on the role", "Mooring 可以担任该角色", requires: ["role-arn", "partition"],
            timeLimit: limit,
            CommonTexts.texts(
                [
                    "assumed": CheckMessage(
                        "Mooring took on {role}, in a session named {session}.", "Mooring 已担任 {role}，会话名为 {session}。"),
                    "operator-first": CheckMessage(
                        "Not tried: Mooring's own identity has to be established first, by whoever operates it.",
                        "未尝试：须先由 Mooring 的运维人员确认其自身身份。"),
                    "denied": CheckMessage(
                        "AWS denies to {caller} that it takes on {role}. It says the same of a role that does not exist.",
                        "AWS 拒绝 {caller} 担任 {role}。角色不存在时 AWS 也返回相同结果。",
                        mend: """
                            The likely causes, the likeliest first: the role's trust policy has another external ID, or another \
                            principal, than it must; the role does not exist, or is in another account or under another path; \
                            it was changed a moment ago and AWS does not know it everywhere yet (validate again); a policy of \
                            the organization denies it. The role's trust policy must be exactly this:
                            {trustPolicy}This puts it there: {trustCommand}
                            """,
                        """
                        可能的原因，按可能性排序：角色信任策略中的外部 ID 或主体与要求不符；角色不存在，或位于其他账户或路径；\
                        角色刚刚更改，AWS 尚未全部生效（请重新验证）；组织的策略拒绝。角色的信任策略必须与以下内容完全一致：
                        {trustPolicy}以下命令可完成设置：{trustCommand}
                        """),
                    "no-role": CheckMessage(
                        "The role {role} does not exist.", "角色 {role} 不存在。",
                        mend:
                            "Make it from the generated documents, or configure the ARN of the one that you made; this shows "
                            + "those of all roles: aws iam list-roles --query 'Roles[].Arn'",
                        "请使用生成的文档创建该角色，或配置已创建角色的 ARN；以下命令可列出所有角色的 ARN："
                            + "aws iam list-roles --query 'Roles[].Arn'"),
                    "caller-not-allowed": CheckMessage(
                        "Mooring's own principal {caller} may not take on {role}: its policies do not allow sts:AssumeRole.",
                        "Mooring 自身的主体 {caller} 无权担任 {role}：其策略不允许 sts:AssumeRole。",
                        mend:
                            "Whoever operates Mooring adds this policy to its principal in the account {operatorAccount}: "
                            + "{callerPolicy}",
                        "请 Mooring 的运维人员为其在账户 {operatorAccount} 中的主体添加此策略：{callerPolicy}"),
                    "denied-organization": CheckMessage(
                        "A policy of an AWS organization denies that {role} is taken on.", "AWS 组织的策略拒绝担任 {role}。",
                        mend:
                            "Whoever administers the organization of the account {roleAccount} allows sts:AssumeRole by "
                            + "{principal}.",
                        "请账户 {roleAccount} 所属组织的管理员允许 {principal} 执行 sts:AssumeRole。"),
                    "region-disabled": CheckMessage(
                        "STS is switched off for {region} in the account {roleAccount}, or in Mooring's.",
                        "账户 {roleAccount} 或 Mooring 的账户中，{region} 的 STS 已停用。",
                        mend:
                            "An administrator of the account enables it: IAM, Account settings, Security Token Service, {region}.",
                        "请账户管理员启用：IAM、账户设置、安全令牌服务、{region}。"),
                ], operatorCredentials))
    }

    private static func externalIDRequired(_ limit: Duration) -> CheckDefinition {
        CheckDefinition(
            "external-id-required", "Without the external ID nobody may take on the role", "没有外部 ID 时任何人都不能担任该角色",
            requires: ["assume-role"], timeLimit: limit,
            CommonTexts.texts([
                "denied": CheckMessage(
                    "Without the external ID AWS denies the role to Mooring.", "没有外部 ID 时，AWS 拒绝 Mooring 担任该角色。"),
                "allowed": CheckMessage(
                    "The role {role} can be taken on without any external ID.", "无需任何外部 ID 即可担任角色 {role}。",
                    mend: """
                        The role's trust policy has no condition on sts:ExternalId, so whoever knows the ARN and makes \
                        Mooring use it in another project would write to your bucket (the confused deputy problem). Such \
                        a role is not added. The role's trust policy must be exactly this:
                        {trustPolicy}This puts it there: {trustCommand}
                        """,
                    """
                    角色的信任策略没有 sts:ExternalId 条件，因此任何知道该 ARN 的人都可以在其他项目中让 Mooring 使用它，\
                    写入您的存储桶（混淆代理问题）。这样的角色不会被添加。角色的信任策略必须与以下内容完全一致：
                    {trustPolicy}以下命令可完成设置：{trustCommand}
                    """),
            ]))
    }

    private static func externalIDExact(_ limit: Duration) -> CheckDefinition {
        CheckDefinition(
            "external-id-exact", "With another external ID nobody may take on the role", "使用其他外部 ID 时任何人都不能担任该角色",
            requires: ["external-id-required"], timeLimit: limit,
            CommonTexts.texts([
                "denied": CheckMessage(
                    "With another external ID AWS denies the role to Mooring.", "使用其他外部 ID 时，AWS 拒绝 Mooring 担任该角色。"),
                "allowed": CheckMessage(
                    "The role {role} can be taken on with any external ID, such as one made up just now.",
                    "使用任意外部 ID（例如刚刚随机生成的）都可以担任角色 {role}。",
                    mend: """
                        The condition on sts:ExternalId in the role's trust policy takes more than the one value: a \
                        wildcard with StringLike, or StringEqualsIfExists. It must be StringEquals with exactly this:
                        {trustPolicy}This puts it there: {trustCommand}
                        """,
                    """
                    角色信任策略中的 sts:ExternalId 条件允许不止一个值：使用了带通配符的 StringLike 或 StringEqualsIfExists。\
                    必须使用 StringEquals，且内容完全如下：
                    {trustPolicy}以下命令可完成设置：{trustCommand}
                    """),
                "retired-allowed": CheckMessage(
                    "The external ID from before the rotation still opens the role {role}.",
                    "轮换之前的外部 ID 仍可用于担任角色 {role}。",
                    mend: """
                        Take the old one out of the role's trust policy, which is then exactly this:
                        {trustPolicy}This puts it there: {trustCommand}
                        """,
                    """
                    请将旧的外部 ID 从角色的信任策略中移除，之后内容完全如下：
                    {trustPolicy}以下命令可完成设置：{trustCommand}
                    """),
            ]))
    }
}
