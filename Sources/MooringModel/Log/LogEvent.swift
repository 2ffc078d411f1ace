/// What happened to the log itself.
package enum LogEvent: StreamEvent {
    /// The first event of every log.
    case started(id: LogID, origin: String, publicKey: String)
    /// How many events each project has and the leaf hash of the latest, so that completeness can be proved per project.
    case projectHeads([ProjectHead])
    case projectionRebuilt(through: Position, rows: Int64)
    /// A new log goes on from a backup that is older than what was known of the old one.
    ///
    /// - keptThrough: the last event that the backup holds.
    /// - lostThrough: the last event that the old log is known to have had.
    case restored(
        id: LogID, origin: String, publicKey: String, formerOrigin: String, keptThrough: Position, lostThrough: Position
    )

    package struct ProjectHead: Sendable, Hashable {
        package var project: ProjectID
        package var events: Int64
        /// The leaf hash of the project's latest event, in lower-case hexadecimal.
        package var lastLeaf: String

        package init(project: ProjectID, events: Int64, lastLeaf: String) {
            self.project = project
            self.events = events
            self.lastLeaf = lastLeaf
        }
    }

    package var type: String {
        switch self {
        case .started: "log.started"
        case .projectHeads: "log.projectHeads"
        case .projectionRebuilt: "projection.rebuilt"
        case .restored: "log.restored"
        }
    }

    package var data: JSONValue {
        switch self {
        case .started(let id, let origin, let publicKey):
            ["id": .string(id.description), "origin": .string(origin), "publicKey": .string(publicKey)]
        case .projectHeads(let heads):
            [
                "heads": .array(
                    heads.map {
                        [
                            "events": .integer($0.events), "lastLeaf": .string($0.lastLeaf),
                            "project": .string($0.project.description),
                        ]
                    })
            ]
        case .projectionRebuilt(let through, let rows): ["rows": .integer(rows), "through": .integer(through.value)]
        case .restored(let id, let origin, let publicKey, let formerOrigin, let keptThrough, let lostThrough):
            [
                "formerOrigin": .string(formerOrigin), "id": .string(id.description),
                "keptThrough": .integer(keptThrough.value), "lostThrough": .integer(lostThrough.value),
                "origin": .string(origin), "publicKey": .string(publicKey),
            ]
        }
    }

    package init(type: String, schema: Int, data: JSONFields) throws(EventDecodingError) {
        self = try EventDecodingError.decoding(type, schema) { () throws(JSONFieldError) -> LogEvent? in
            switch type {
            case "log.started":
                return .started(
                    id: try data.parsed("id"), origin: try data.string("origin"),
                    publicKey: try data.string("publicKey"))
            case "log.projectHeads":
                var heads: [ProjectHead] = []
                for element in try data.array("heads") {
                    let fields = try JSONFields(element)
                    heads.append(
                        ProjectHead(
                            project: try fields.parsed("project"), events: try fields.integer("events"),
                            lastLeaf: try fields.string("lastLeaf")))
                }
                return .projectHeads(heads)
            case "projection.rebuilt":
                return .projectionRebuilt(
                    through: Position(try data.integer("through")), rows: try data.integer("rows"))
            case "log.restored":
                return .restored(
                    id: try data.parsed("id"), origin: try data.string("origin"),
                    publicKey: try data.string("publicKey"), formerOrigin: try data.string("formerOrigin"),
                    keptThrough: Position(try data.integer("keptThrough")),
                    lostThrough: Position(try data.integer("lostThrough")))
            default: return nil
            }
        }
    }
}
