import ConnectorKit
import Logging
package import MooringModel
package import Projections

extension Registry {
    /// Makes a complete backup of a cluster known.
    ///
    /// - Parameters:
    ///   - id: nil for the directory's own name.
    ///   - path: the backup's directory, absolute, under a root that the operator bound to the cluster or its project.
    package func registerBackup(
        _ call: Call, cluster: String, id: BackupID?, path: String
    ) async throws(Refusal) -> Recorded {
        let row = try await existing(.cluster, cluster)
        let (place, _) = try await place(of: row)
        try await authorize(call, .export, at: place, target: "cluster/\(cluster)")
        let (location, root) = try await location(of: path, cluster: row)
        let site = try site(of: location, root, project: row.scope)
        guard let id = id ?? BackupID(String(path.split(separator: "/").last ?? "")) else {
            throw .backupNameInvalid(path)
        }
        do throws(BackupError) {
            let backup = try await site.open(forbidding: protectedDirectories, io: blockingIO)
            _ = try await backup.files()
            guard try await backup.isComplete() else { throw Incomplete.error(path) }
        } catch {
            throw error == Incomplete.error(path) ? .backupIncomplete(path) : Refusal(error)
        }
        return try await record(id, at: location, of: row, call)
    }

    private enum Incomplete {
        static func error(_ path: String) -> BackupError { BackupError(.notFound, path, BackupTree.completionMark) }
    }

    private func record(
        _ id: BackupID, at location: BackupLocation, of clusterRow: ViewRow, _ call: Call
    ) async throws(Refusal) -> Recorded {
        let (_, belonging) = try await place(of: clusterRow)
        guard let clusterID = ClusterID(clusterRow.key) else { throw .notFound("cluster", clusterRow.key) }
        let stream = StreamName.backup(id, of: clusterID)
        return try await change(call, about: stream) { change throws(Refusal) in
            let cluster = try await change.load(Cluster.self, .cluster(clusterID))
            var backup = try await change.load(Backup.self, stream)
            try change.decide(
                .register(id, of: cluster, root: location.root, path: location.path), on: &backup, stream, belonging)
        }
    }

    /// What a look for backups has found.
    package struct BackupScanOutcome: Sendable {
        package var registered: [ViewRow] = []
        /// The identifiers of backups that were known before.
        package var known: [String] = []
        /// Directories of backups that the backup tool has not finished.
        package var incomplete: [String] = []
        package var refused: [(path: String, reason: String)] = []
    }

    /// Looks under the cluster's backup roots and registers the complete backups that are not known yet.
    package func scanBackups(_ call: Call, cluster: String) async throws(Refusal) -> BackupScanOutcome {
        let row = try await existing(.cluster, cluster)
        let (place, _) = try await place(of: row)
        try await authorize(call, .export, at: place, target: "cluster/\(cluster)")
        var call = call
        call.idempotency = nil
        let known = try await rows(ViewQuery(.backup, scope: cluster))
        let places = Set(known.filter { $0.status != "removed" }.compactMap(BackupLocation.init))
        var outcome = BackupScanOutcome()
        for root in try await backupRoots(of: row) {
            let scan: BackupScan
            do throws(BackupError) {
                scan = try await scanned(root, project: row.scope)
            } catch {
                outcome.refused.append((root.path, error.message))
                continue
            }
            let root = root.path
            outcome.incomplete += scan.incomplete.map { "\(root)/\($0)" }
            outcome.refused += scan.refused.map { ("\(root)/\($0.path)", $0.error.message) }
            for path in scan.complete {
                let name = String(path.split(separator: "/").last ?? "")
                let location = BackupLocation(root: root, path: path)
                guard !places.contains(location) else {
                    outcome.known.append(name)
                    continue
                }
                guard let id = BackupID(name) else {
                    outcome.refused.append(("\(root)/\(path)", Refusal.backupNameInvalid(path).detail.english))
                    continue
                }
                do throws(Refusal) {
                    let recorded = try await record(id, at: location, of: row, call)
                    outcome.registered.append(try await self.outcome(recorded, .backup))
                } catch {
                    outcome.refused.append(("\(root)/\(path)", error.detail.english))
                }
            }
        }
        return outcome
    }

    /// Forgets a backup; its files stay where they are.
    package func removeBackup(_ call: Call, cluster: String, _ backup: String) async throws(Refusal) -> Recorded {
        let row = try await existing(.backup, "\(cluster)/\(backup)")
        let (place, belonging) = try await place(of: row)
        try await authorize(call, .export, at: place, target: "backup/\(cluster)/\(backup)")
        guard let clusterID = ClusterID(cluster), let id = BackupID(backup), let project = belonging.project else {
            throw .notFound("backup", backup)
        }
        let stream = StreamName.backup(id, of: clusterID)
        return try await change(call, about: stream) { change throws(Refusal) in
            var entity = try await change.loadSubject(Backup.self, stream)
            let open = try await openJobs(project: project.description) {
                $0.body["cluster"]?.stringValue == cluster && $0.body["backup"]?.stringValue == backup
            }
            try change.decide(.remove(openJobs: open), on: &entity, stream, belonging)
        }
    }

    package func backups(
        _ call: Call, cluster: String, asOf: Position? = nil, page: Page = Page()
    ) async throws(Refusal) -> [ViewRow] {
        _ = try await show(call, .cluster, cluster)
        return try await rows(
            ViewQuery(
                .backup, scope: cluster, statuses: ["available"], after: page.after, limit: page.limit, asOf: asOf))
    }
}
