import ConnectorKit
import MooringModel

/// Buckets in memory: says what this kind of storage is, and makes connectors.
struct BucketProvider: ConnectorProvider {
    let descriptor: ConnectorDescriptor
    /// The client of the storage. A real one opens connections; making a connector opens none.
    let buckets: Buckets

    init(_ buckets: Buckets) throws(SchemaError) {
        self.buckets = buckets
        descriptor = ConnectorDescriptor(
            kind: "memory-bucket", title: LocalizedText(en: "Bucket in memory", zhHans: "内存存储桶"),
            summary: LocalizedText(
                en: "Keeps objects until the process ends.", zhHans: "对象只保留到进程结束。"),
            clouds: [.local],
            configurationSchema: try JSONSchema([
                "type": "object", "additionalProperties": false, "required": ["bucket", "key"],
                "properties": [
                    "bucket": [
                        "type": "string", "pattern": "^[a-z0-9-]{3,63}$", "x-order": 1, "examples": ["team-a"],
                        "title": "Bucket", "x-title-zh-Hans": "存储桶",
                        "description": "The bucket that objects go to.", "x-description-zh-Hans": "存放对象的存储桶。",
                    ],
                    "key": [
                        "type": "string", "x-order": 2, "title": "Key", "x-title-zh-Hans": "密钥",
                        "description": "The identifier of the secret that holds the bucket's key.",
                        "x-description-zh-Hans": "保存存储桶密钥的机密的标识符。",
                    ],
                ],
            ]),
            checks: [
                CheckDefinition(
                    "bucket", title: LocalizedText(en: "The bucket opens", zhHans: "可以打开存储桶"),
                    messages: [
                        "opens": CheckMessage(LocalizedText(en: "{bucket} opens.", zhHans: "可以打开 {bucket}。")),
                        "refused": CheckMessage(
                            LocalizedText(en: "{bucket} did not open.", zhHans: "无法打开 {bucket}。"),
                            remedy: LocalizedText(
                                en: "Make the bucket, and store its present key.", zhHans: "请创建存储桶，并保存它当前的密钥。")),
                    ]),
                CheckDefinition(
                    "write", title: LocalizedText(en: "Objects can be written", zhHans: "可以写入对象"),
                    requires: ["bucket"],
                    messages: [
                        "writes": CheckMessage(LocalizedText(en: "An upload began.", zhHans: "已开始一次上传。")),
                        "readonly": CheckMessage(
                            LocalizedText(en: "The integration is read-only.", zhHans: "该集成为只读。")),
                    ]),
            ])
    }

    func location(of configuration: JSONValue, region: Region) throws(ConfigurationError) -> StorageLocation {
        StorageLocation(authority: "memory", container: configuration["bucket"]?.stringValue ?? "", prefix: [])
    }

    func connector(
        for configuration: JSONValue, context: ConnectorContext
    ) throws(ConfigurationError) -> any Connector {
        guard let key = configuration["key"]?.stringValue.flatMap({ SecretID($0) }) else {
            let detail = LocalizedText(en: "This is no identifier of a secret.", zhHans: "这不是机密的标识符。")
            let remedy = LocalizedText(
                en: "Give the one that `mooring secret put` printed.", zhHans: "请提供 `mooring secret put` 输出的标识符。")
            throw ConfigurationError([Violation("/key", detail: detail, remedy: remedy)])
        }
        return BucketConnector(
            buckets: buckets, name: configuration["bucket"]?.stringValue ?? "", key: key, context: context)
    }
}

/// One integration's bucket.
struct BucketConnector: Connector {
    let buckets: Buckets
    let name: String
    let key: SecretID
    let context: ConnectorContext

    /// The owner of a bucket has its key already, and has nothing to paste anywhere.
    func authorization() -> AuthorizationMaterials {
        AuthorizationMaterials(
            introduction: LocalizedText(
                en: "Store the bucket's key as a secret.", zhHans: "请将存储桶的密钥保存为机密。"), documents: [])
    }

    func validate(_ run: CheckRun) async {
        // What the bucket refuses is a value; a key that cannot be read throws, and the check is inconclusive.
        let bucket = await run.check("bucket", finding: Bucket.self) {
            let secret = try await context.secrets.secret(key)
            guard let bucket = secret.withBytes({ buckets.open(name, key: $0) }) else {
                return (.failed("refused", arguments: ["bucket": name], blame: .project), nil)
            }
            return (.passed("opens", arguments: ["bucket": name]), bucket)
        }
        // Whatever is not run, the report says so.
        guard let bucket else { return }
        await run.check("write") {
            guard context.integration.access == .readwrite else { return .skipped("readonly") }
            let upload = bucket.reserve()
            bucket.begin(upload)
            bucket.abort(upload)
            return .passed("writes")
        }
    }

    func export(
        _ object: ExportObject, resume: JSONValue?, save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt {
        guard context.integration.access == .readwrite else {
            throw ConnectorError(ConnectorError.accessDenied, "The integration is read-only.")
        }
        let bucket = try await open()
        // This storage begins again where another could go on with the parts that it has.
        if let upload = resume?.stringValue { bucket.abort(upload) }
        if bucket.object(object.key) != nil { return try await compare(object, in: bucket) }
        // An upload is a leftover from its first byte on: its name is saved before that.
        try checkCancellation()
        let upload = bucket.reserve()
        try await save(.string(upload))
        do throws(ConnectorError) {
            bucket.begin(upload)
            try await read(object) { _, bytes in bucket.append(bytes, to: upload) }
        } catch {
            bucket.abort(upload)
            throw error
        }
        if bucket.complete(upload, as: object.key) { return ExportReceipt(size: object.size, checksums: [:]) }
        return try await compare(object, in: bucket)
    }

    func abandon(_ key: String, resume: JSONValue) async throws(ConnectorError) {
        guard let upload = resume.stringValue else { return }
        try await open().abort(upload)
    }

    func find(_ key: String) async throws(ConnectorError) -> FoundObject? {
        try await open().object(key).map { FoundObject(size: Int64($0.count)) }
    }

    func list(_ directory: String, continuing cursor: String?) async throws(ConnectorError) -> ListedObjects {
        let objects = try await open().objects(below: directory)
        return ListedObjects(objects.map { ListedObject($0.key, FoundObject(size: Int64($0.size))) })
    }

    func read(_ key: String, at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        guard let object = try await open().object(key) else {
            throw ConnectorError(ConnectorError.notFound, "There is no \"\(key)\" in \(name).")
        }
        return Array(object.dropFirst(Int(offset)).prefix(count))
    }

    private func open() async throws(ConnectorError) -> Bucket {
        let secret = try await context.secrets.secret(key)
        guard let bucket = secret.withBytes({ buckets.open(name, key: $0) }) else {
            throw ConnectorError(ConnectorError.notFound, "\(name) did not open. Validate the integration.")
        }
        return bucket
    }

    /// The receipt of an object that is there already, if it is the same.
    private func compare(_ object: ExportObject, in bucket: Bucket) async throws(ConnectorError) -> ExportReceipt {
        let stored = bucket.object(object.key) ?? []
        var isSame = stored.count == object.size
        if isSame {
            try await read(object) { offset, bytes in
                isSame = isSame && stored[Int(offset)...].prefix(bytes.count).elementsEqual(bytes)
            }
        }
        guard isSame else {
            throw ConnectorError(ConnectorError.alreadyExists, "Another object is at \"\(object.key)\" in \(name).")
        }
        return ExportReceipt(size: object.size, checksums: [:], wasThere: true)
    }

    /// Reads the source from its first byte to its last, a piece at a time.
    private func read(
        _ object: ExportObject, _ use: (_ offset: Int64, _ bytes: [UInt8]) -> Void
    ) async throws(ConnectorError) {
        var offset: Int64 = 0
        while offset < object.size {
            try checkCancellation()
            let bytes = try await object.source.read(at: offset, upTo: Int(min(1 << 20, object.size - offset)))
            guard !bytes.isEmpty else {
                throw ConnectorError(ConnectorError.sourceChanged, "The source of \"\(object.key)\" ended early.")
            }
            use(offset, bytes)
            offset += Int64(bytes.count)
        }
    }

    private func checkCancellation() throws(ConnectorError) {
        if Task.isCancelled { throw ConnectorError(ConnectorError.canceled, "The export was canceled.") }
    }
}
