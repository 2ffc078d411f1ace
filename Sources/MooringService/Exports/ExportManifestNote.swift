import MooringModel

/// What is noted of a manifest that is being written.
struct ExportManifestNote: Sendable {
    var position: Position
    var root: String
    /// The connector's note for going on.
    var connector: JSONValue?

    init(position: Position, root: String, connector: JSONValue?) {
        self.position = position
        self.root = root
        self.connector = connector
    }

    init?(_ json: JSONValue) {
        guard let position = json["position"]?.integerValue, let root = json["root"]?.stringValue else { return nil }
        self.init(position: Position(position), root: root, connector: json["connector"])
    }

    func note(connector: JSONValue?) -> JSONValue {
        .object(["position": .integer(position.value), "root": .string(root), "connector": connector])
    }
}
