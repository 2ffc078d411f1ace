/// One backup of a cluster, as the platform's backup tool wrote it.
package struct Backup: Entity {
    package var id: BackupID?
    package var cluster: ClusterID?
    package var project: ProjectID?
    /// The backup root that it lies under, an absolute path.
    package var root = ""
    /// Its directory, relative to the root.
    package var path = ""
    package var isRemoved = false

    package init() {}

    package enum Command: Sendable {
        case register(BackupID, of: Cluster, root: String, path: String)
        case remove(openJobs: [JobID])
    }

    package func decide(_ command: Command) throws(Refusal) -> [BackupEvent] {
        if case .register(let newID, let cluster, let root, let path) = command {
            guard let clusterID = cluster.id, let project = cluster.project, !cluster.isRemoved else {
                throw .notFound("cluster", cluster.id?.description ?? "")
            }
            guard id == nil else {
                throw .taken("backup", newID.description, by: "a registered backup", pointer: "/id")
            }
            return [.registered(id: newID, cluster: clusterID, project: project, root: root, path: path)]
        }
        guard let id, !isRemoved else { throw .notFound("backup", id?.description ?? "") }
        switch command {
        case .register: return []
        case .remove(let openJobs):
            guard openJobs.isEmpty else { throw .backupBusy(id, openJobs) }
            return [.removed]
        }
    }

    package mutating func evolve(_ event: BackupEvent) {
        switch event {
        case .registered(let id, let cluster, let project, let root, let path):
            self.id = id
            self.cluster = cluster
            self.project = project
            self.root = root
            self.path = path
        case .removed: isRemoved = true
        }
    }
}

extension Refusal {
    static func backupBusy(_ id: BackupID, _ jobs: [JobID]) -> Refusal {
        let list = jobs.map(\.description).joined(separator: ", ")
        return Refusal(
            "backup-busy", .conflict,
            detail: LocalizedText(
                en: "Jobs still export the backup \"\(id)\": \(list).", zhHans: "仍有任务在导出备份“\(id)”：\(list)。"),
            remedy: LocalizedText(
                en: "Wait until they end, or cancel them with `mooring job cancel`.",
                zhHans: "请等待任务结束，或用 `mooring job cancel` 取消。"))
    }
}
