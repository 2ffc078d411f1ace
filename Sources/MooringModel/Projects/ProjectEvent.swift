package enum ProjectEvent: StreamEvent {
    case created(id: ProjectID, organization: OrganizationID, name: String)
    case renamed(name: String)
    case removed
    /// Backups of the project (or of one of its clusters) may lie under this directory of the server, or in this bucket.
    ///
    /// - bucket: how a bucket is reached; nil for a directory.
    case backupRootBound(path: String, cluster: ClusterID?, bucket: JSONValue?)
    case backupRootUnbound(path: String, cluster: ClusterID?)
    /// - fingerprint: a keyed hash, by which two secrets can be told apart and no secret be guessed.
    case secretStored(id: SecretID, name: String, fingerprint: String)
    case secretDestroyed(id: SecretID)

    package var type: String {
        switch self {
        case .created: "project.created"
        case .renamed: "project.renamed"
        case .removed: "project.removed"
        case .backupRootBound: "project.backupRootBound"
        case .backupRootUnbound: "project.backupRootUnbound"
        case .secretStored: "project.secretStored"
        case .secretDestroyed: "project.secretDestroyed"
        }
    }

    package var data: JSONValue {
        switch self {
        case .created(let id, let organization, let name):
            [
                "id": .string(id.description), "name": .string(name),
                "organization": .string(organization.description),
            ]
        case .renamed(let name): ["name": .string(name)]
        case .secretStored(let id, let name, let fingerprint):
            ["fingerprint": .string(fingerprint), "id": .string(id.description), "name": .string(name)]
        case .secretDestroyed(let id): ["id": .string(id.description)]
        case .removed: [:]
        case .backupRootBound(let path, let cluster, let bucket):
            .object([
                "bucket": bucket, "cluster": cluster.map { .string($0.description) }, "path": .string(path),
            ])
        case .backupRootUnbound(let path, let cluster):
            .object(["cluster": cluster.map { .string($0.description) }, "path": .string(path)])
        }
    }

    package init(type: String, schema: Int, data: JSONFields) throws(EventDecodingError) {
        self = try EventDecodingError.decoding(type, schema) { () throws(JSONFieldError) in
            switch type {
            case "project.created":
                .created(
                    id: try data.parsed("id"), organization: try data.parsed("organization"),
                    name: try data.string("name"))
            case "project.renamed": .renamed(name: try data.string("name"))
            case "project.removed": .removed
            case "project.backupRootBound":
                .backupRootBound(
                    path: try data.string("path"), cluster: try data.optionalParsed("cluster"),
                    bucket: try data.optionalObject("bucket").map(JSONValue.object))
            case "project.backupRootUnbound":
                .backupRootUnbound(path: try data.string("path"), cluster: try data.optionalParsed("cluster"))
            case "project.secretStored":
                .secretStored(
                    id: try data.parsed("id"), name: try data.string("name"),
                    fingerprint: try data.string("fingerprint"))
            case "project.secretDestroyed": .secretDestroyed(id: try data.parsed("id"))
            default: nil
            }
        }
    }
}
