/// One backup of a cluster, as the platform's backup tool wrote it.
package struct Backup: Entity {
    package var id: BackupID?
    package var cluster: ClusterID?
    package var project: ProjectID?
    /// The backup root that it lies under, an absolute path.
    package var root = ""
    /// Its directory, relative to the root and never the root itself.
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
            guard id == nil else { throw .identifierTaken("backup", newID.description) }
            guard PlainPath.holds(for: path) else { throw .backupPathInvalid(path) }
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
    static func backupPathInvalid(_ path: String) -> Refusal {
        Refusal(
            "backup-path-invalid", .invalid, pointer: "/path",
            detail: LocalizedText(
                en: "\"\(path)\" is no path of a directory below a backup root.", zhHans: "“\(path)”不是备份根目录之下的目录路径。"),
            remedy: LocalizedText(
                en: "Give it relative to the root, without \".\", \"..\", control characters and slashes too many.",
                zhHans: "请给出相对于备份根目录的路径，不含“.”、“..”、控制字符和多余斜杠。"))
    }

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
