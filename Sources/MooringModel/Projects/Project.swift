/// What owns clusters and integrations.
package struct Project: Entity {
    package var id: ProjectID?
    package var organization: OrganizationID?
    package var name = ""
    package var isRemoved = false
    package var backupRoots: [BackupRoot] = []
    package var secrets: [SecretID: String] = [:]

    package init() {}

    package enum Command: Sendable {
        case create(ProjectID, in: Organization, name: String)
        case rename(String)
        /// - Parameter remaining: what the project still has, as words for people (`cluster in01`, `integration …`).
        case remove(remaining: [String])
        case bindBackupRoot(BackupRoot)
        case unbindBackupRoot(BackupRoot)
        case storeSecret(SecretID, name: String, fingerprint: String)
        case destroySecret(SecretID)
    }

    package func decide(_ command: Command) throws(Refusal) -> [ProjectEvent] {
        if case .create(let newID, let organization, let name) = command {
            guard id == nil else { throw .identifierTaken("project", newID.description) }
            guard let owner = organization.id else { throw .notFound("organization", "") }
            return [.created(id: newID, organization: owner, name: try Name.checked(name))]
        }
        guard id != nil, !isRemoved else { throw .notFound("project", id?.description ?? "") }
        switch command {
        case .create: return []
        case .rename(let newName):
            let checked = try Name.checked(newName)
            return checked == name ? [] : [.renamed(name: checked)]
        case .remove(let remaining):
            guard remaining.isEmpty else { throw .projectNotEmpty(name, remaining) }
            return [.removed]
        case .bindBackupRoot(let root):
            guard root.isNormalized else { throw .backupRootInvalid(root.path) }
            guard !backupRoots.contains(root) else { return [] }
            // The same place reached otherwise: with another key, say.
            let earlier = backupRoots.contains { $0.isSamePlace(as: root) }
            return (earlier ? [.backupRootUnbound(path: root.path, cluster: root.cluster)] : [])
                + [.backupRootBound(path: root.path, cluster: root.cluster, bucket: root.bucket)]
        case .unbindBackupRoot(let root):
            guard backupRoots.contains(where: { $0.isSamePlace(as: root) }) else {
                throw .notFound("backup root", root.path)
            }
            return [.backupRootUnbound(path: root.path, cluster: root.cluster)]
        case .storeSecret(let id, let name, let fingerprint):
            let checked = try Name.checked(name)
            guard !secrets.values.contains(where: { NameKey($0) == NameKey(checked) }) else {
                throw .taken(
                    "secret", checked, by: LocalizedText(en: "another secret of the project", zhHans: "该项目的另一个密钥"),
                    pointer: "/name")
            }
            return [.secretStored(id: id, name: checked, fingerprint: fingerprint)]
        case .destroySecret(let id):
            guard secrets[id] != nil else { throw .notFound("secret", id.description) }
            return [.secretDestroyed(id: id)]
        }
    }

    package mutating func evolve(_ event: ProjectEvent) {
        switch event {
        case .created(let id, let organization, let name):
            self.id = id
            self.organization = organization
            self.name = name
        case .renamed(let name): self.name = name
        case .removed: isRemoved = true
        case .backupRootBound(let path, let cluster, let bucket):
            backupRoots.append(BackupRoot(path: path, cluster: cluster, bucket: bucket))
        case .backupRootUnbound(let path, let cluster):
            backupRoots.removeAll { $0.isSamePlace(as: BackupRoot(path: path, cluster: cluster)) }
        case .secretStored(let id, let name, _): secrets[id] = name
        case .secretDestroyed(let id): secrets[id] = nil
        }
    }
}
