internal import ConnectorKit
internal import MooringModel

/// What a project gives for an `amazon-s3` integration.
///
/// A bucket's name or a role's ARN that cannot be one is not refused here but by the checks `bucket-name` and `role-arn`,
/// which can say what it is instead and what to do.
struct AmazonS3Configuration: Sendable, Hashable {
    let bucket: String
    let prefix: ObjectPrefix
    /// nil until the role has been made.
    let roleARN: String?
    /// The account that owns the bucket, where it is not the role's.
    let bucketAccount: String?
    let key: KeyARN?
    /// Whether the access policy lets Mooring clear away uploads that failed.
    let clearsUploads: Bool

    /// - Throws: ``ConfigurationError`` for what the schema cannot say.
    init(_ json: JSONValue) throws(ConfigurationError) {
        bucket = json["bucket"]?.stringValue ?? ""
        prefix = try ObjectPrefix(json["prefix"]?.stringValue ?? "")
        roleARN = json["roleArn"]?.stringValue
        bucketAccount = json["bucketAccountId"]?.stringValue
        clearsUploads = json["clearFailedUploads"]?.boolValue ?? true
        guard let text = json["kmsKeyArn"]?.stringValue else {
            key = nil
            return
        }
        guard let key = KeyARN(text) else {
            throw ConfigurationError([
                Violation(
                    "/kmsKeyArn",
                    detail: LocalizedText(
                        en: "\"\(text)\" is not the ARN of a KMS key.", zhHans: "“\(text)”不是 KMS 密钥的 ARN。"),
                    remedy: LocalizedText(
                        en: "Give the key's own ARN and not that of an alias: "
                            + "arn:aws:kms:us-west-2:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab. "
                            + "This shows it: aws kms describe-key --key-id KEY --query KeyMetadata.Arn",
                        zhHans: "请提供密钥本身的 ARN，而不是别名的 ARN："
                            + "arn:aws:kms:us-west-2:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab。"
                            + "可由以下命令得到：aws kms describe-key --key-id KEY --query KeyMetadata.Arn"))
            ])
        }
        self.key = key
    }

    /// nil where the configuration has none, or what it has is none.
    var role: RoleARN? { roleARN.flatMap { try? RoleARN($0) } }

    /// The account that must own the bucket; nil while it cannot be known.
    var expectedOwner: String? { bucketAccount ?? role?.account }
}
