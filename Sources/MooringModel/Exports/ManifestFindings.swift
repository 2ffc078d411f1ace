/// In what a destination, or a copy of it, is not what the manifest says.
package struct ManifestFindings: Sendable, Hashable {
    /// Paths of the manifest that are not there.
    package var missing: [String] = []
    /// Paths that are there and not in the manifest.
    package var extra: [String] = []
    /// What is there otherwise than the manifest has it.
    package var different: [Difference] = []

    package struct Difference: Sendable, Hashable {
        package var path: String
        package var cause: Cause

        package init(path: String, cause: Cause) {
            self.path = path
            self.cause = cause
        }
    }

    package enum Cause: String, Sendable, Hashable, CaseIterable {
        case size
        /// The same size, and another SHA-256.
        case content
        /// No file but a link, a directory or a device.
        case kind
        /// The manifest is not the one that the log recorded.
        case manifest
    }

    package init() {}

    package var isEmpty: Bool { missing.isEmpty && extra.isEmpty && different.isEmpty }

    package var json: JSONObject {
        var object = JSONObject()
        object["missing"] = .array(missing.map(JSONValue.string))
        object["extra"] = .array(extra.map(JSONValue.string))
        object["different"] = .array(
            different.map { ["path": .string($0.path), "cause": .string($0.cause.rawValue)] })
        return object
    }
}
