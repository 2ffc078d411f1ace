package enum BackupEvent: StreamEvent {
    /// - path: relative to the backup root, so that the root can move.
    case registered(id: BackupID, cluster: ClusterID, project: ProjectID, root: String, path: String)
    case removed

    package var type: String {
        switch self {
        case .registered: "backup.registered"
        case .removed: "backup.removed"
        }
    }

    package var data: JSONValue {
        switch self {
        case .registered(let id, let cluster, let project, let root, let path):
            [
                "cluster": .string(cluster.description), "id": .string(id.description), "path": .string(path),
                "project": .string(project.description), "root": .string(root),
            ]
        case .removed: [:]
        }
    }

    package init(type: String, schema: Int, data: JSONFields) throws(EventDecodingError) {
        self = try EventDecodingError.decoding(type, schema) { () throws(JSONFieldError) in
            switch type {
            case "backup.registered":
                .registered(
                    id: try data.parsed("id"), cluster: try data.parsed("cluster"),
                    project: try data.parsed("project"), root: try data.string("root"), path: try data.string("path"))
            case "backup.removed": .removed
            default: nil
            }
        }
    }
}
