import MooringCLI
import MooringModel

extension ScriptedServer {
    /// One that answers every call as a Mooring server would in the story.
    static var story: ScriptedServer {
        ScriptedServer { request, _ in
            let last = request.path.split(separator: "/").last ?? ""
            return switch last {
            case "connectors": .json(["items": [connector]])
            case "validation": .json(["verdict": "passed", "checks": []])
            case "checkpoint", "directory": Answer(status: 200, mediaType: "text/plain", body: Array("text\n".utf8))
            case Substring(Names.job): .json(["id": .string(Names.job), "status": "successful"])
            case Substring(Names.integration):
                .json([
                    "id": .string(Names.integration), "connector": "local-directory", "version": 4,
                    "configuration": ["root": "/srv/exports", "path": "search"],
                ])
            default: .json(["id": "x", "jobId": .string(Names.job), "items": []])
            }
        }
    }

    /// The connector for directories, as the server shows it.
    static let connector: JSONValue = [
        "kind": "local-directory", "title": "Local directory", "summary": "Files", "clouds": ["local"],
        "usesExternalId": false, "checks": [["id": "exists", "title": "The directory exists", "required": true]],
        "configurationSchema": [
            "type": "object", "additionalProperties": false, "required": ["root", "path"],
            "properties": [
                "root": [
                    "type": "string", "x-order": 1, "enum": ["/srv/exports", "/mnt/exports"], "title": "Root",
                    "x-title-zh-Hans": "根目录",
                ],
                "path": [
                    "type": "string", "x-order": 2, "minLength": 3, "title": "Path", "x-title-zh-Hans": "路径",
                ],
            ],
        ],
    ]
}
