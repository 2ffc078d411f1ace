import ConnectorKit
import LocalDirectory
import MooringModel

/// A local directory whose last check says what the test wants it to say, and whose exports can be watched and held.
struct WatchedDirectory: ConnectorProvider {
    static let kind = "watched-directory"

    let descriptor: ConnectorDescriptor
    private let directories: LocalDirectoryProvider
    private let watch: Watch

    init(_ directories: LocalDirectoryProvider, _ watch: Watch) throws {
        self.directories = directories
        self.watch = watch
        let inner = directories.descriptor
        let script = CheckDefinition(
            "script", title: LocalizedText(en: "The test is content", zhHans: "测试满意"),
            messages: [
                "well": CheckMessage(LocalizedText(en: "All is well.", zhHans: "一切正常。")),
                "broken": CheckMessage(
                    LocalizedText(en: "It is broken.", zhHans: "已损坏。"),
                    remedy: LocalizedText(en: "Mend it.", zhHans: "请修复。")),
                "unknown": CheckMessage(LocalizedText(en: "Nobody knows.", zhHans: "未知。")),
            ])
        descriptor = ConnectorDescriptor(
            kind: Self.kind, title: inner.title, summary: inner.summary, clouds: [.local, .aws],
            configurationSchema: try JSONSchema(Self.schema(from: inner.configurationSchema.json)),
            checks: inner.checks + [script], usesExternalID: true)
    }

    /// The directory's own, and what can change without changing the place: a `secret` and a `note`.
    private static func schema(from json: JSONValue) -> JSONValue {
        var schema = json.objectValue ?? JSONObject()
        var properties = schema["properties"]?.objectValue ?? JSONObject()
        for name in ["secret", "note"] { properties[name] = ["type": "string", "maxLength": 64] }
        schema["properties"] = .object(properties)
        return .object(schema)
    }

    func location(of configuration: JSONValue, region: Region) throws(ConfigurationError) -> StorageLocation {
        try directories.location(of: configuration, region: region)
    }

    func connector(
        for configuration: JSONValue, context: ConnectorContext
    ) throws(ConfigurationError) -> any Connector {
        WatchedConnector(
            inner: try directories.connector(for: configuration, context: context), context: context, watch: watch,
            secret: configuration["secret"]?.stringValue.flatMap(SecretID.init))
    }
}
