/// What an export has put at its destination, as the last object written says it: while it is not there, the export is
/// not complete.
///
/// The object is `mooring-manifest.json` beside the backup's files, canonical JSON (RFC 8785) in UTF-8, format version 1;
/// docs/exports.md describes it for readers:
///
/// | member | |
/// |---|---|
/// | `format`, `version` | `mooring-manifest.json`, 1 |
/// | `backup`, `cluster`, `project`, `region`, `integration`, `job`, `directory` | what was exported through what, and by which job |
/// | `integrationVersion` | the version of the integration that wrote the manifest |
/// | `log` | `position` and `root` (hexadecimal) of Mooring's log just before the manifest was written, and `checkpoint`, the last signed one: they tie the export to the log |
/// | `totals` | `objects` and `bytes`, the manifest not counted |
/// | `objects` | sorted by the bytes of `path`: `path` relative to the manifest's own directory, `size`, `sha256` in hexadecimal, `checksums` as the storage gives them, by algorithm, among them `etag` |
///
/// It has no time of its own: a job that is resumed while it writes its manifest must write the same bytes again.
package struct ExportManifest: Sendable {
    package static let name = "mooring-manifest.json"
    package static let version: Int64 = 1

    package var order: ExportOrder
    package var integrationVersion: Version
    package var position: Position
    /// The root of the log's tree at `position`, in hexadecimal.
    package var root: String
    /// The last checkpoint that was signed by then, a C2SP signed note.
    package var checkpoint: String?
    /// Sorted by the bytes of their paths.
    package var objects: [ManifestObject]

    package init(
        order: ExportOrder, integrationVersion: Version, position: Position, root: String, checkpoint: String?,
        objects: [ManifestObject]
    ) {
        self.order = order
        self.integrationVersion = integrationVersion
        self.position = position
        self.root = root
        self.checkpoint = checkpoint
        self.objects = objects
    }

    package var totalBytes: Int64 { objects.reduce(0) { $0 + $1.size } }

    package var json: JSONValue {
        [
            "format": .string(Self.name), "version": .integer(Self.version),
            "backup": .string(order.backup.description), "cluster": .string(order.cluster.description),
            "directory": .string(order.directory), "integration": .string(order.integration.description),
            "integrationVersion": .integer(integrationVersion.value), "job": .string(order.id.description),
            "project": .string(order.project.description), "region": .string(order.region.description),
            "log": .object([
                "position": .integer(position.value), "root": .string(root),
                "checkpoint": checkpoint.map(JSONValue.string),
            ]),
            "totals": ["bytes": .integer(totalBytes), "objects": .integer(Int64(objects.count))],
            "objects": .array(objects.map(\.json)),
        ]
    }
}
