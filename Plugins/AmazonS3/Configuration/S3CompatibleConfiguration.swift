internal import ConnectorKit
internal import MooringModel

/// What a project gives for an `s3-compatible` integration.
struct S3CompatibleConfiguration: Sendable, Hashable {
    let endpoint: AWSEndpoint
    /// What signatures name as the region.
    let region: String
    let bucket: String
    let prefix: ObjectPrefix
    let addressing: S3Client.Addressing
    let accessKeyID: String
    let secretAccessKey: SecretID

    /// - Throws: ``ConfigurationError`` for what the schema cannot say.
    init(_ json: JSONValue) throws(ConfigurationError) {
        let address = json["endpoint"]?.stringValue ?? ""
        guard let endpoint = AWSEndpoint(address) else {
            throw ConfigurationError([
                Violation(
                    "/endpoint",
                    detail: LocalizedText(
                        en: "\"\(address)\" is not the address of a server.", zhHans: "“\(address)”不是服务器地址。"),
                    remedy: LocalizedText(
                        en: "Give scheme, host and port without a path: https://minio.example.com:9000.",
                        zhHans: "请提供协议、主机和端口，不含路径：https://minio.example.com:9000。"))
            ])
        }
        let secret = json["secretAccessKey"]?.stringValue ?? ""
        guard let secretAccessKey = SecretID(secret) else {
            throw ConfigurationError([
                Violation(
                    "/secretAccessKey",
                    detail: LocalizedText(
                        en: "This is not the identifier of a stored secret.", zhHans: "这不是已存储机密的标识符。"),
                    remedy: LocalizedText(
                        en: "Store the key first with `mooring secret put` and give the identifier that it prints: "
                            + "secret-….",
                        zhHans: "请先用 `mooring secret put` 存储密钥，再提供其输出的标识符：secret-…。"))
            ])
        }
        self.endpoint = endpoint
        self.secretAccessKey = secretAccessKey
        region = json["region"]?.stringValue ?? "us-east-1"
        bucket = json["bucket"]?.stringValue ?? ""
        prefix = try ObjectPrefix(json["prefix"]?.stringValue ?? "")
        addressing = json["addressing"]?.stringValue.flatMap(S3Client.Addressing.init) ?? .path
        accessKeyID = json["accessKeyId"]?.stringValue ?? ""
    }
}
