internal import ConnectorKit

/// What is established of the bucket itself.
enum BucketChecks {
    static func name(isLenient: Bool, requires: [String] = []) -> CheckDefinition {
        func wrong(_ what: String, _ chinese: String) -> CheckMessage {
            CheckMessage(
                "\"{given}\" is no bucket's name: \(what).", "“{given}”不是存储桶名称：\(chinese)。",
                mend: "Configure the bucket's own name, such as {suggestion}.", "请配置存储桶本身的名称，例如 {suggestion}。")
        }
        let length = isLenient ? "1 to 255" : "3 to 63"
        let chineseLength = isLenient ? "1 到 255" : "3 到 63"
        let letters =
            isLenient
            ? "letters, digits, dots, dashes and underscores" : "lower-case letters, digits, dots and dashes"
        let chineseLetters = isLenient ? "字母、数字、点、连字符和下划线" : "小写字母、数字、点和连字符"
        return CheckDefinition(
            "bucket-name", "The bucket's name is one", "存储桶名称有效", requires: requires,
            [
                "valid": CheckMessage("{bucket} can be a bucket's name.", "{bucket} 是有效的存储桶名称。"),
                "dotted": CheckMessage(
                    "{bucket} has a dot, so no certificate covers it as a host name; it is addressed by its path.",
                    "{bucket} 包含点，证书不覆盖以其为主机名的地址；将使用路径方式访问。",
                    mend: "It works. For a new bucket choose a name without dots.", "可以正常使用。新建存储桶时请选择不含点的名称。"),
                "address": wrong("it is an address", "它是一个地址"),
                "arn": wrong("it is an ARN", "它是一个 ARN"),
                "slash": wrong("it has a slash; a path in the bucket belongs in the prefix", "它包含斜杠；存储桶内的路径应放在前缀中"),
                "length": wrong("a name has \(length) characters", "名称应有 \(chineseLength) 个字符"),
                "characters": wrong("a name has only \(letters)", "名称只能包含\(chineseLetters)"),
                "edges": wrong("a name begins and ends with a letter or a digit", "名称必须以字母或数字开头和结尾"),
                "adjacent-dots": wrong("two dots stand beside each other", "有两个相邻的点"),
                "ip-address": wrong("it is an IP address", "它是一个 IP 地址"),
                "reserved-prefix": wrong(
                    "\(BucketName.reservedPrefixes.joined(separator: ", ")) begin names that AWS keeps for itself",
                    "以 \(BucketName.reservedPrefixes.joined(separator: "、")) 开头的名称由 AWS 保留"),
                "reserved-suffix": wrong(
                    "\(BucketName.reservedSuffixes.joined(separator: ", ")) end the names of other things, such as access "
                        + "points",
                    "以 \(BucketName.reservedSuffixes.joined(separator: "、")) 结尾的是其他资源（例如接入点）的名称"),
            ])
    }

    /// Of Amazon S3, with a role.
    static let ofRole = [exists, region, owner, location]

    private static let exists = CheckDefinition(
        "bucket-exists", "The bucket exists", "存储桶存在", requires: ["bucket-name", "assume-role"],
        CommonTexts.texts(existence))

    private static let existence: [String: CheckMessage] = [
        "exists": CheckMessage("The bucket {bucket} exists.", "存储桶 {bucket} 存在。"),
        "exists-denied": CheckMessage(
            "The bucket {bucket} exists: it is not missing, but denied. Later checks say what is denied.",
            "存储桶 {bucket} 存在：它不是缺失，而是被拒绝访问。后续检查会说明拒绝了什么。"),
        "exists-elsewhere": CheckMessage(
            "The bucket {bucket} exists, in another region.", "存储桶 {bucket} 存在，但位于其他区域。"),
        "missing": CheckMessage(
            "There is no bucket {bucket}.", "不存在存储桶 {bucket}。",
            mend: "Mend the name, or make the bucket in the account that the role belongs to: {bucketCommand}",
            "请更正名称，或在角色所属的账户中创建存储桶：{bucketCommand}"),
    ]

    private static let region = CheckDefinition(
        "bucket-region", "The bucket is in the integration's region", "存储桶位于集成的区域", requires: ["bucket-exists"],
        CommonTexts.texts([
            "same": CheckMessage("The bucket {bucket} is in {region}.", "存储桶 {bucket} 位于 {region}。"),
            "answered": CheckMessage(
                "The endpoint of {region} answers for the bucket {bucket} itself.", "{region} 的终端节点直接响应存储桶 {bucket}。"),
            "other": CheckMessage(
                "The bucket {bucket} is in {got}, but the integration is for {region}.",
                "存储桶 {bucket} 位于 {got}，但该集成属于 {region}。",
                mend:
                    "An integration's region does not change. Draft one for aws-{got}, or choose a bucket in {region}; this "
                    + "makes one: {otherBucketCommand}",
                "集成的区域不能更改。请为 aws-{got} 新建集成草稿，或选择位于 {region} 的存储桶；可由以下命令创建：{otherBucketCommand}"),
        ]))

    private static let owner = CheckDefinition(
        "bucket-owner", "The bucket belongs to the expected account", "存储桶属于预期的账户", requires: ["bucket-region"],
        CommonTexts.texts([
            "same": CheckMessage("The bucket {bucket} belongs to the account {owner}.", "存储桶 {bucket} 属于账户 {owner}。"),
            "other": CheckMessage(
                "The bucket {bucket} does not belong to the account {owner}.", "存储桶 {bucket} 不属于账户 {owner}。",
                mend:
                    "If the name is right and the bucket is meant to be of another account than the role's, configure that "
                    + "account as the bucket's account ID. If not, somebody else has a bucket of this name, and nothing "
                    + "must be written there: configure your own bucket's name.",
                "如果名称正确，且存储桶本就属于与角色不同的账户，请将该账户配置为存储桶账户 ID。"
                    + "否则，该名称的存储桶属于他人，不得向其写入：请配置您自己的存储桶名称。"),
            "not-told": CheckMessage(
                "Whether the bucket {bucket} belongs to the account {owner} cannot be told: the role may not ask.",
                "无法判断存储桶 {bucket} 是否属于账户 {owner}：角色无权查询。",
                mend: "Mend what the checks after this one say.", "请修复后续检查指出的问题。"),
        ]))

    private static let location = CheckDefinition(
        "bucket-location", "The role may ask for the bucket's region", "角色可以查询存储桶的区域", requires: ["bucket-owner"],
        CommonTexts.texts(
            ["allowed": CheckMessage("s3:GetBucketLocation is allowed.", "允许 s3:GetBucketLocation。")], Denial.roleTexts)
    )

    // MARK: Of other stores, with keys

    static func ofKeys() -> [CheckDefinition] { [allowedEndpoint, keysName, keysExist, keysRegion] }

    private static let allowedEndpoint = CheckDefinition(
        "allowed-endpoint", "The server is one that the operator allows", "服务器已获运维人员允许",
        [
            "allowed": CheckMessage("{endpoint} is allowed.", "{endpoint} 已获允许。"),
            "not-allowed": CheckMessage(
                "{endpoint} is no server that the operator of Mooring allows.", "{endpoint} 不在 Mooring 运维人员允许的服务器之列。",
                mend: "Configure an allowed server, or ask the operator of Mooring to add {hostAndPort} to "
                    + "s3Compatible.endpoints.",
                "请配置允许的服务器，或请 Mooring 的运维人员将 {hostAndPort} 添加到 s3Compatible.endpoints。"),
        ])

    private static let keysName = name(isLenient: true)

    private static let keysExist = CheckDefinition(
        "bucket-exists", "The bucket exists and the keys open it", "存储桶存在且密钥有效",
        requires: ["allowed-endpoint", "bucket-name"],
        CommonTexts.texts(
            existence.merging([
                "missing": CheckMessage(
                    "There is no bucket {bucket} at {endpoint}.", "{endpoint} 上不存在存储桶 {bucket}。",
                    mend: "Mend the name, or make the bucket: {bucketCommand}", "请更正名称，或创建存储桶：{bucketCommand}"),
                "secret-missing": CheckMessage(
                    "The stored secret {secret} is not there.", "已存储的机密 {secret} 不存在。",
                    mend:
                        "Store the secret access key anew with `mooring secret put` and configure the identifier that it "
                        + "prints.",
                    "请使用 `mooring secret put` 重新存储私密访问密钥，并配置其输出的标识符。"),
                "keys-refused": CheckMessage(
                    "{endpoint} does not accept the keys ({code}).", "{endpoint} 不接受密钥（{code}）。",
                    mend:
                        "Compare the access key {accessKey} with the store's, and store the secret key anew with `mooring "
                        + "secret put`: one of the two is wrong, or they do not belong together.",
                    "请核对访问密钥 {accessKey}，并使用 `mooring secret put` 重新存储私密密钥：其中之一有误，或两者不匹配。"),
                "signing-region": CheckMessage(
                    "{endpoint} expects another region in signatures than {region}.",
                    "{endpoint} 期望签名中使用 {region} 以外的区域。",
                    mend: "Configure the region that the server is set up with; what it names is \"{expected}\".",
                    "请配置服务器设置的区域；服务器给出的是“{expected}”。"),
            ]) { $1 }))

    private static let keysRegion = CheckDefinition(
        "bucket-region", "The store's region is the configured one", "存储的区域与配置一致", isRequired: false,
        requires: ["bucket-exists"],
        CommonTexts.texts([
            "same": CheckMessage("The store names {region}, too.", "存储给出的区域也是 {region}。"),
            "answered": CheckMessage("The store answers to {region}.", "存储接受区域 {region}。"),
            "other": CheckMessage(
                "The store names {got} as the bucket's region, and answers to {region} all the same.",
                "存储给出的存储桶区域是 {got}，但同样接受 {region}。",
                mend: "It works. Configure {got} to be safe.", "可以正常使用。为保险起见，请配置 {got}。"),
        ]))
}
