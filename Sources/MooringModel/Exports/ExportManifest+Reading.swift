extension ExportManifest {
    /// Reads a manifest, and makes sure that it is one in itself: of this format, its paths plain, each there once and in
    /// order, its totals those of its objects.
    ///
    /// - Throws: ``ManifestError`` that says what is wrong with it.
    package init(parsing bytes: [UInt8]) throws(ManifestError) {
        let fields: JSONFields
        let value: JSONValue
        do { value = try JSONValue(parsing: bytes) } catch { throw ManifestError("It is no JSON: \(error)") }
        do throws(JSONFieldError) {
            fields = try JSONFields(value)
            let version = try fields.integer("version")
            guard try fields.string("format") == Self.name else { throw Self.flaw("format", Self.name) }
            guard version == Self.version else { throw Self.flaw("version", "\(Self.version)") }
            let log = try fields.object("log")
            var objects: [ManifestObject] = []
            for object in try fields.array("objects") { objects.append(try ManifestObject(JSONFields(object))) }
            self.init(
                order: ExportOrder(
                    id: try fields.parsed("job"), project: try fields.parsed("project"),
                    cluster: try fields.parsed("cluster"), backup: try fields.parsed("backup"),
                    integration: try fields.parsed("integration"), region: try fields.parsed("region"),
                    directory: try fields.string("directory")),
                integrationVersion: Version(try fields.integer("integrationVersion")),
                position: Position(try log.integer("position")), root: try log.string("root"),
                checkpoint: try log.optionalString("checkpoint"), objects: objects)
            let totals = try fields.object("totals")
            guard try totals.integer("objects") == Int64(objects.count) else {
                throw Self.flaw("totals.objects", "\(objects.count)")
            }
            guard try totals.integer("bytes") == totalBytes else { throw Self.flaw("totals.bytes", "\(totalBytes)") }
        } catch {
            throw ManifestError("In it, \(error).")
        }
        try checkPaths()
    }

    private static func flaw(_ name: String, _ expected: String) -> JSONFieldError {
        JSONFieldError(name: name, expected: expected, found: "something else")
    }

    private func checkPaths() throws(ManifestError) {
        var last: String?
        for object in objects {
            guard PlainPath.holds(for: object.path), object.path != Self.name else {
                throw ManifestError("\"\(object.path)\" in it is no path of an object.")
            }
            if let last, !last.utf8.lexicographicallyPrecedes(object.path.utf8) {
                throw ManifestError("\"\(object.path)\" in it stands at the wrong place, or twice.")
            }
            last = object.path
        }
    }
}
