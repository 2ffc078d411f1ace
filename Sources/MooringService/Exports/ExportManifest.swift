package import MooringModel
package import Stores

/// What an export has put at its destination, as the last object written says it: while it is not there, the export is
/// not complete.
///
/// The object is `mooring-manifest.json` beside the backup's files, canonical JSON (RFC 8785) in UTF-8, format version 1:
///
/// | member | |
/// |---|---|
/// | `format`, `version` | `mooring-manifest.json`, 1 |
/// | `backup`, `cluster`, `project`, `region`, `integration`, `job`, `directory` | what was exported through what, and by which job |
/// | `log` | `position` and `root` (hexadecimal) of Mooring's log just before the manifest was written: ties the export to a checkpoint |
/// | `totals` | `objects` and `bytes`, the manifest not counted |
/// | `objects` | sorted by the bytes of `path`: `path` relative to the manifest's own directory, `size`, `sha256` in hexadecimal, `checksums` as the storage gives them, by algorithm |
///
/// It has no time of its own: a job that is resumed while it writes its manifest must write the same bytes again.
package struct ExportManifest: Sendable {
    package static let name = "mooring-manifest.json"

    package var order: ExportOrder
    package var position: Position
    /// The root of the log's tree at `position`, in hexadecimal.
    package var root: String
    /// Finished objects, sorted by the bytes of their paths.
    package var objects: [ExportedObject]

    package init(order: ExportOrder, position: Position, root: String, objects: [ExportedObject]) {
        self.order = order
        self.position = position
        self.root = root
        self.objects = objects
    }

    package var totalBytes: Int64 { objects.reduce(0) { $0 + $1.size } }

    package var json: JSONValue {
        [
            "format": .string(Self.name), "version": 1, "backup": .string(order.backup.description),
            "cluster": .string(order.cluster.description), "directory": .string(order.directory),
            "integration": .string(order.integration.description), "job": .string(order.id.description),
            "project": .string(order.project.description), "region": .string(order.region.description),
            "log": ["position": .integer(position.value), "root": .string(root)],
            "totals": ["bytes": .integer(totalBytes), "objects": .integer(Int64(objects.count))],
            "objects": .array(objects.map(Self.json(of:))),
        ]
    }

    private static func json(of object: ExportedObject) -> JSONValue {
        [
            "path": .string(object.path), "size": .integer(object.size), "sha256": .string(object.sha256 ?? ""),
            "checksums": object.receipt ?? [:],
        ]
    }
}
