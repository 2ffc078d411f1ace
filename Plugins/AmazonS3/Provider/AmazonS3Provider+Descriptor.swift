internal import ConnectorKit
internal import MooringModel

extension AmazonS3Provider {
    static let kind = "amazon-s3"

    static func descriptor(patience: Duration) throws(SchemaError) -> ConnectorDescriptor {
        ConnectorDescriptor(
            kind: kind, title: LocalizedText(en: "Amazon S3", zhHans: "Amazon S3"),
            summary: LocalizedText(
                en:
                    "A bucket in the project's own AWS account, through a role there that Mooring takes on. No keys change "
                    + "hands.",
                zhHans: "项目自有 AWS 账户中的存储桶，Mooring 通过担任该账户中的角色访问，无需交付密钥。"),
            clouds: [.aws], configurationSchema: try JSONSchema(schema),
            checks: RoleChecks.all(patience: patience) + BucketChecks.ofRole
                + ObjectChecks.all(after: "bucket-owner", denials: Denial.roleTexts) + ObjectChecks.ofRole,
            usesExternalID: true)
    }

    private static let schema: JSONValue = [
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object", "additionalProperties": false, "required": ["bucket"],
        "properties": [
            "bucket": [
                "type": "string", "x-order": 1, "minLength": 1, "maxLength": 255,
                "title": "Bucket", "x-title-zh-Hans": "存储桶",
                "description": "The bucket's name, without s3:// and without a path.",
                "x-description-zh-Hans": "存储桶名称，不含 s3:// 和路径。",
                "examples": ["team-a-backups"],
            ],
            "prefix": [
                "type": "string", "x-order": 2, "minLength": 1, "maxLength": 512,
                "title": "Prefix", "x-title-zh-Hans": "前缀",
                "description": "The part of the bucket that Mooring may use; without one, the whole bucket.",
                "x-description-zh-Hans": "Mooring 可以使用的存储桶部分；不填则为整个存储桶。",
                "examples": ["mooring/team-a"],
            ],
            "roleArn": [
                "type": "string", "x-order": 3, "minLength": 1, "maxLength": 2048,
                "title": "Role ARN", "x-title-zh-Hans": "角色 ARN",
                "description":
                    "The role that Mooring takes on, made from the generated documents. Leave it out until it is there.",
                "x-description-zh-Hans": "Mooring 担任的角色，使用生成的文档创建。创建之前请留空。",
                "examples": ["arn:aws:iam::222222222222:role/mooring-export"],
            ],
            "bucketAccountId": [
                "type": "string", "x-order": 4, "pattern": "^[0-9]{12}$",
                "title": "Bucket's account ID", "x-title-zh-Hans": "存储桶账户 ID",
                "description": "The AWS account that owns the bucket, if it is not the role's.",
                "x-description-zh-Hans": "拥有存储桶的 AWS 账户（如果与角色的账户不同）。",
                "examples": ["222222222222"],
            ],
            "kmsKeyArn": [
                "type": "string", "x-order": 5, "minLength": 1, "maxLength": 2048,
                "title": "KMS key ARN", "x-title-zh-Hans": "KMS 密钥 ARN",
                "description": "The key that objects are encrypted with; without one, as the bucket is set up.",
                "x-description-zh-Hans": "用于加密对象的密钥；不填则按存储桶的设置。",
                "examples": ["arn:aws:kms:us-west-2:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
            ],
            "clearFailedUploads": [
                "type": "boolean", "x-order": 6, "default": true,
                "title": "Clear away failed uploads", "x-title-zh-Hans": "清除失败的上传",
                "description":
                    "Whether the access policy lets Mooring abort uploads in parts. It never lets it delete an object.",
                "x-description-zh-Hans": "访问策略是否允许 Mooring 中止分段上传。它从不允许删除对象。",
            ],
        ],
    ]
}
