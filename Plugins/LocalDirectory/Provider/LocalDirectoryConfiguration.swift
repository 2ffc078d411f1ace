internal import ConnectorKit
internal import MooringModel

/// Where an integration writes: a directory below one of the operator's roots.
struct LocalDirectoryConfiguration: Sendable, Hashable {
    /// Absolute. Whether it is allowed is not known here: the operator may have taken it away since.
    var root: String
    var path: RelativePath

    /// - Throws: ``ConfigurationError`` for what the schema cannot say.
    init(_ json: JSONValue) throws(ConfigurationError) {
        root = json["root"]?.stringValue ?? ""
        do throws(RelativePathError) {
            path = try RelativePath(json["path"]?.stringValue ?? "")
        } catch {
            throw ConfigurationError([
                Violation(
                    "/path", detail: error.reason,
                    remedy: LocalizedText(
                        en: "Give a path below the root, such as team-a/backups.",
                        zhHans: "请提供根目录之下的路径，例如 team-a/backups。"))
            ])
        }
    }

    /// The directory's absolute path, for messages.
    var absolutePath: String { ([root] + path.segments).joined(separator: "/") }
}
