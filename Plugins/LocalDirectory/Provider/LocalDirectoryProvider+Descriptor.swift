internal import ConnectorKit
internal import MooringModel

extension LocalDirectoryProvider {
    static let kind = "local-directory"

    static func descriptor(roots: [String]) throws(SchemaError) -> ConnectorDescriptor {
        ConnectorDescriptor(
            kind: kind, title: LocalizedText(en: "Local directory", zhHans: "本地目录"),
            summary: LocalizedText(
                en: "Writes files into a directory on the machine that Mooring runs on, or mounted there.",
                zhHans: "将文件写入 Mooring 所在主机上的目录，或挂载于该主机的目录。"),
            clouds: [.local], configurationSchema: try JSONSchema(schema(roots: roots)), checks: checks)
    }

    private static func schema(roots: [String]) -> JSONValue {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object", "additionalProperties": false, "required": ["root", "path"],
            "properties": [
                "root": .object([
                    "type": "string", "x-order": 1, "enum": .array(roots.map(JSONValue.string)),
                    "default": roots.count == 1 ? .string(roots[0]) : JSONValue?.none,
                    "title": "Root", "x-title-zh-Hans": "根目录",
                    "description": "A directory that the operator of Mooring allows.",
                    "x-description-zh-Hans": "Mooring 运维人员允许的目录。",
                ]),
                "path": [
                    "type": "string", "x-order": 2, "minLength": 1, "maxLength": 1024,
                    "title": "Path", "x-title-zh-Hans": "路径",
                    "description": "The directory below the root that this integration writes to.",
                    "x-description-zh-Hans": "此集成写入的目录，位于根目录之下。",
                    "examples": ["team-a/backups"],
                ],
            ],
        ]
    }
}
