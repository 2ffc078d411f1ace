internal import ConnectorKit

/// What is established by doing with a small object what an export does with a large one.
enum ObjectChecks {
    /// - Parameters:
    ///   - first: the check without which these make no sense.
    ///   - denials: how a denial reads.
    static func all(after first: String, denials: [String: CheckMessage]) -> [CheckDefinition] {
        [
            list(first, denials), write(first, denials), read(first, denials), multipart(first, denials),
            conditionalWrite(first, denials), partChecksum(first),
        ]
    }

    /// Of Amazon S3 alone.
    static let ofRole = [encryption, leastPrivilege]

    private static let readonly = CheckMessage(
        "The integration is read-only, so nothing was written.", "该集成为只读，因此未写入。")
    private static let needsWrite = CheckMessage(
        "Not tried, because the small object could not be written.", "未尝试，因为未能写入小对象。")

    private static func list(_ first: String, _ denials: [String: CheckMessage]) -> CheckDefinition {
        var denials = denials
        if denials["denied-not-allowed"] != nil {
            let cause = (
                english: "s3:ListBucket belongs on the bucket itself ({bucketArn}) and not on the objects in it "
                    + "({bucketArn}/*), where it allows nothing. Put the generated access policy in the role: {accessCommand}",
                chinese: "s3:ListBucket 应授予存储桶本身（{bucketArn}），而不是其中的对象（{bucketArn}/*），授予后者无效。"
                    + "请将生成的访问策略放入该角色：{accessCommand}"
            )
            denials["denied"] = CheckMessage(
                "AWS denies s3:ListBucket to the role {role}.", "AWS 拒绝角色 {role} 执行 s3:ListBucket。",
                mend: cause.english, cause.chinese)
            denials["denied-not-allowed"] = CheckMessage(
                "No policy of the role {role} allows s3:ListBucket on the bucket.",
                "角色 {role} 的任何策略都不允许对存储桶执行 s3:ListBucket。", mend: cause.english, cause.chinese)
        }
        return CheckDefinition(
            "list", "Keys can be listed", "可以列出键", requires: [first],
            CommonTexts.texts(
                [
                    "found": CheckMessage("The keys below \"{prefix}\" can be listed.", "可以列出“{prefix}”之下的键。"),
                    "empty": CheckMessage(
                        "The keys below \"{prefix}\" can be listed; there is none.", "可以列出“{prefix}”之下的键；目前没有。"),
                ], denials))
    }

    private static func write(_ first: String, _ denials: [String: CheckMessage]) -> CheckDefinition {
        CheckDefinition(
            "write", "Objects can be written", "可以写入对象", requires: [first],
            CommonTexts.texts(
                [
                    "written": CheckMessage(
                        "A small object was written to {probe}. It stays there and is overwritten by the next validation.",
                        "已向 {probe} 写入一个小对象。它会保留在那里，并在下次验证时被覆盖。"),
                    "readonly": readonly,
                    "no-room": CheckMessage(
                        "The store has no room, or a quota is used up ({code}).", "存储空间不足或配额已用尽（{code}）。",
                        mend: "Free space in the store, or have the quota raised.", "请释放存储空间，或提高配额。"),
                ], denials))
    }

    private static func read(_ first: String, _ denials: [String: CheckMessage]) -> CheckDefinition {
        CheckDefinition(
            "read", "Objects can be read", "可以读取对象", requires: [first],
            CommonTexts.texts(
                [
                    "equal": CheckMessage(
                        "What was written to {probe} was read back, byte for byte.", "写入 {probe} 的内容已逐字节读回。"),
                    "allowed": CheckMessage(
                        "s3:GetObject is allowed: a key that does not exist was told to be missing.",
                        "允许 s3:GetObject：查询不存在的键得到了“不存在”的答复。"),
                    "found": CheckMessage("The object {found} could be asked for.", "可以查询对象 {found}。"),
                    "different": CheckMessage(
                        "What was read from {probe} is not what had been written there.", "从 {probe} 读取的内容与写入的不同。",
                        mend:
                            "Something between Mooring and the store changes objects, or something else writes there. "
                            + "Validate again; if it stays so, ask whoever operates the store.",
                        "Mooring 与存储之间有环节更改了对象，或有其他程序写入该位置。请重新验证；如果仍然如此，请咨询存储的运维人员。"),
                    "nothing-there": CheckMessage(
                        "Whether objects below \"{prefix}\" can be read cannot be told: there is none.",
                        "无法判断能否读取“{prefix}”之下的对象：那里没有对象。",
                        mend: "Put any object there and validate again.", "请在那里放置任意对象，然后重新验证。"),
                    "needs-list": CheckMessage(
                        "Not tried: without listing, a missing object and a denied one look the same.",
                        "未尝试：不能列出时，对象缺失与访问被拒绝无法区分。"),
                ], denials))
    }

    private static func multipart(_ first: String, _ denials: [String: CheckMessage]) -> CheckDefinition {
        CheckDefinition(
            "multipart", "Large objects can be sent in parts", "可以分段上传大对象", requires: [first],
            CommonTexts.texts(
                [
                    "aborted": CheckMessage(
                        "An upload was begun, one part of it sent, and cleared away again.", "已开始一次上传、发送一个分段并清除。"),
                    "readonly": readonly, "needs-write": needsWrite,
                    "abort-denied": CheckMessage(
                        "Uploads in parts work, but clearing away a failed one is denied: its parts stay in the bucket and "
                            + "are paid for. One such part lies there from this check, which is not repeated until the "
                            + "configuration changes.",
                        "分段上传可用，但清除失败的上传被拒绝：其分段会留在存储桶中并计费。此检查已留下一个这样的分段；"
                            + "在配置更改之前不会重复此检查。",
                        mend: "Allow s3:AbortMultipartUpload as the generated access policy does: {accessPolicy}\n"
                            + "Or let a lifecycle rule remove such parts; add it to those that the bucket has: "
                            + "{lifecycleRules}\nIf it has none, this sets it: {lifecycleCommand}",
                        "请按生成的访问策略允许 s3:AbortMultipartUpload：{accessPolicy}\n"
                            + "或通过生命周期规则清除此类分段，请添加到存储桶已有的规则中：{lifecycleRules}\n"
                            + "如果存储桶没有规则，可由以下命令设置：{lifecycleCommand}"),
                ], denials))
    }

    private static func conditionalWrite(_ first: String, _ denials: [String: CheckMessage]) -> CheckDefinition {
        CheckDefinition(
            "conditional-write", "Nothing is overwritten", "不会覆盖任何对象", isRequired: false, requires: [first],
            CommonTexts.texts(
                [
                    "kept": CheckMessage(
                        "Writing to a key that exists is refused where it is asked to be.", "按要求时，向已存在的键写入会被拒绝。"),
                    "readonly": readonly, "needs-write": needsWrite,
                    "ignored": CheckMessage(
                        "The server does not know If-None-Match and would overwrite. Exports look first whether a key is "
                            + "taken, which cannot exclude that somebody else writes there in that moment.",
                        "服务器不支持 If-None-Match，会覆盖已有对象。导出时会先检查键是否已被占用，但无法排除他人在同一时刻写入。",
                        mend: "Nothing has to be done. Let nothing else write below \"{prefix}\".",
                        "无需任何操作。请勿让其他程序写入“{prefix}”之下。"),
                ], denials))
    }

    private static func partChecksum(_ first: String) -> CheckDefinition {
        CheckDefinition(
            "part-checksum", "Parts arrive as they were sent", "分段按原样到达", isRequired: false, requires: [first],
            CommonTexts.texts([
                "compared": CheckMessage(
                    "A part that was not what its CRC32C said was refused.", "与其 CRC32C 不符的分段已被拒绝。"),
                "signed": CheckMessage(
                    "The server does not compare parts with a CRC32C. Each part is signed by its SHA-256 instead.",
                    "服务器不会将分段与 CRC32C 比较。每个分段改由其 SHA-256 签名。"),
                "readonly": readonly,
                "needs-multipart": CheckMessage(
                    "Not tried, because an upload in parts could not be begun and cleared away. Each part is signed by its "
                        + "SHA-256.",
                    "未尝试，因为未能开始并清除分段上传。每个分段由其 SHA-256 签名。"),
            ]))
    }

    private static let encryption = CheckDefinition(
        "encryption", "Objects are encrypted with the configured key", "对象使用所配置的密钥加密",
        requires: ["bucket-owner"],
        CommonTexts.texts([
            "same": CheckMessage("The small object is encrypted with {key}.", "小对象已使用 {key} 加密。"),
            "none": CheckMessage("No key is configured.", "未配置密钥。"),
            "readonly": readonly, "needs-write": needsWrite,
            "other": CheckMessage(
                "The small object is encrypted with {got}, not with {key}.", "小对象使用 {got} 加密，而不是 {key}。",
                mend:
                    "Something in the bucket's account sets another key. Configure the one that is used, or make {key} the "
                    + "bucket's own: aws s3api put-bucket-encryption --bucket {bucket} --region {region} "
                    + "--server-side-encryption-configuration '{encryption}'",
                "存储桶所属账户中有设置指定了其他密钥。请配置实际使用的密钥，或将 {key} 设为存储桶的密钥："
                    + "aws s3api put-bucket-encryption --bucket {bucket} --region {region} "
                    + "--server-side-encryption-configuration '{encryption}'"),
        ]))

    private static let leastPrivilege = CheckDefinition(
        "least-privilege", "The role can do no more than it needs", "角色的权限不超过所需", isRequired: false,
        requires: ["bucket-owner"],
        CommonTexts.texts([
            "denied": CheckMessage(
                "What the generated access policy does not allow is denied: {denied}.", "生成的访问策略未允许的操作均被拒绝：{denied}。"),
            "allowed": CheckMessage(
                "The role {role} can do more than it needs: {allowed}.", "角色 {role} 的权限超过所需：{allowed}。",
                mend:
                    "It works, but whoever misuses the role can do more. Leave only the generated access policy in the role; "
                    + "this lists what else is there: aws iam list-role-policies --role-name {roleName}; "
                    + "aws iam list-attached-role-policies --role-name {roleName}",
                "可以正常使用，但角色被滥用时危害更大。请在角色中仅保留生成的访问策略；以下命令可列出其他策略："
                    + "aws iam list-role-policies --role-name {roleName}; "
                    + "aws iam list-attached-role-policies --role-name {roleName}"),
        ]))
}
