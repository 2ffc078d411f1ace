internal import ConnectorKit
internal import MooringModel

extension S3CompatibleProvider {
    static let kind = "s3-compatible"

    static func descriptor() throws(SchemaError) -> ConnectorDescriptor {
        ConnectorDescriptor(
            kind: kind, title: LocalizedText(en: "S3-compatible store", zhHans: "S3 兼容存储"),
            summary: LocalizedText(
                en:
                    "A bucket of MinIO, Ceph, R2, SeaweedFS or another store that speaks the language of S3, through keys "
                    + "that the project gives.",
                zhHans: "MinIO、Ceph、R2、SeaweedFS 等兼容 S3 的存储中的存储桶，使用项目提供的密钥访问。"),
            clouds: Set(Region.Cloud.allCases), configurationSchema: try JSONSchema(schema),
            checks: BucketChecks.ofKeys() + ObjectChecks.all(after: "bucket-exists", denials: Denial.keyTexts))
    }

    private static let schema: JSONValue = [
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object", "additionalProperties": false,
        "required": ["endpoint", "bucket", "accessKeyId", "secretAccessKey"],
        "properties": [
            "endpoint": [
                "type": "string", "x-order": 1, "minLength": 8, "maxLength": 255,
                "title": "Endpoint", "x-title-zh-Hans": "终端节点",
                "description": "The server's address, which the operator of Mooring has to allow.",
                "x-description-zh-Hans": "服务器地址，须经 Mooring 运维人员允许。",
                "examples": ["https://minio.example.com:9000"],
            ],
            "region": [
                "type": "string", "x-order": 2, "pattern": "^[A-Za-z0-9-]{1,64}$", "default": "us-east-1",
                "title": "Region name", "x-title-zh-Hans": "区域名称",
                "description": "What the server calls its region; most take us-east-1, R2 takes auto.",
                "x-description-zh-Hans": "服务器使用的区域名称；大多数接受 us-east-1，R2 接受 auto。",
            ],
            "bucket": [
                "type": "string", "x-order": 3, "minLength": 1, "maxLength": 255,
                "title": "Bucket", "x-title-zh-Hans": "存储桶",
                "description": "The bucket's name, without a path.",
                "x-description-zh-Hans": "存储桶名称，不含路径。",
                "examples": ["team-a-backups"],
            ],
            "prefix": [
                "type": "string", "x-order": 4, "minLength": 1, "maxLength": 512,
                "title": "Prefix", "x-title-zh-Hans": "前缀",
                "description": "The part of the bucket that Mooring may use; without one, the whole bucket.",
                "x-description-zh-Hans": "Mooring 可以使用的存储桶部分；不填则为整个存储桶。",
                "examples": ["mooring/team-a"],
            ],
            "addressing": [
                "type": "string", "x-order": 5, "enum": ["path", "virtual"], "default": "path",
                "title": "Addressing", "x-title-zh-Hans": "寻址方式",
                "description": "Whether the bucket stands in the path or before the host's name.",
                "x-description-zh-Hans": "存储桶位于路径中（path）还是主机名之前（virtual）。",
            ],
            "accessKeyId": [
                "type": "string", "x-order": 6, "pattern": "^[!-~]{1,256}$",
                "title": "Access key ID", "x-title-zh-Hans": "访问密钥 ID",
                "description": "The public one of the two keys.",
                "x-description-zh-Hans": "两个密钥中公开的一个。",
            ],
            "secretAccessKey": [
                "type": "string", "x-order": 7, "pattern": "^secret-[0-9A-Za-z]{26}$",
                "title": "Secret access key", "x-title-zh-Hans": "私密访问密钥",
                "description": "The identifier that `mooring secret put` printed for the secret one of the two keys.",
                "x-description-zh-Hans": "使用 `mooring secret put` 存储私密密钥后输出的标识符。",
            ],
        ],
    ]
}
