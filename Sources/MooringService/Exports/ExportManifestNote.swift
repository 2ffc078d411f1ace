import EventLog
import MooringModel

/// What is noted of a manifest that is being written: everything in it that a later run would find otherwise.
struct ExportManifestNote: Sendable {
    var position: Position
    var root: String
    var checkpoint: String?
    var integrationVersion: Version
    /// The connector's note for going on.
    var connector: JSONValue?

    init(
        position: Position, root: String, checkpoint: String?, integrationVersion: Version, connector: JSONValue? = nil
    ) {
        self.position = position
        self.root = root
        self.checkpoint = checkpoint
        self.integrationVersion = integrationVersion
        self.connector = connector
    }

    init?(_ json: JSONValue) {
        guard let position = json["position"]?.integerValue, let root = json["root"]?.stringValue,
            let version = json["integrationVersion"]?.integerValue
        else { return nil }
        self.init(
            position: Position(position), root: root, checkpoint: json["checkpoint"]?.stringValue,
            integrationVersion: Version(version), connector: json["connector"])
    }

    func note(connector: JSONValue?) -> JSONValue {
        .object([
            "position": .integer(position.value), "root": .string(root),
            "checkpoint": checkpoint.map(JSONValue.string), "integrationVersion": .integer(integrationVersion.value),
            "connector": connector,
        ])
    }
}
