/// One object as a manifest lists it.
package struct ManifestObject: Sendable, Hashable {
    /// Relative to the manifest's own directory.
    package var path: String
    package var size: Int64
    /// In lower-case hexadecimal.
    package var sha256: String
    /// What the storage itself says of the object, by algorithm: `etag`, and others that it knows.
    package var checksums: [String: String]

    package init(path: String, size: Int64, sha256: String, checksums: [String: String] = [:]) {
        self.path = path
        self.size = size
        self.sha256 = sha256
        self.checksums = checksums
    }

    package var json: JSONValue {
        var sums = JSONObject()
        for (algorithm, checksum) in checksums { sums[algorithm] = .string(checksum) }
        return [
            "path": .string(path), "size": .integer(size), "sha256": .string(sha256), "checksums": .object(sums),
        ]
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        let sums = try fields.object("checksums")
        var checksums: [String: String] = [:]
        for name in sums.object.names { checksums[name] = try sums.string(name) }
        self.init(
            path: try fields.string("path"), size: try fields.integer("size"), sha256: try fields.string("sha256"),
            checksums: checksums)
    }
}
