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

    // MARK: Roots

    /// The places that backups of a cluster may lie under.
    private func backupRoots(of cluster: ViewRow) async throws(Refusal) -> [BackupRoot] {
        guard let projectID = ProjectID(cluster.scope) else { throw .notFound("project", cluster.scope) }
        let project = try await Change(self, systemCall("registry", via: "read"))
            .load(Project.self, .project(projectID))
        let roots = project.backupRoots.filter { $0.cluster == nil || $0.cluster?.description == cluster.key }
        guard !roots.isEmpty else { throw .noBackupRoot(cluster.key) }
        return roots
    }

    /// The bound root that a path lies under, and what follows it.
    private func location(
        of path: String, cluster: ViewRow
    ) async throws(Refusal) -> (BackupLocation, BackupRoot) {
        let roots = try await backupRoots(of: cluster)
        guard path.split(separator: "/").allSatisfy({ $0 != "." && $0 != ".." }),
            let root = roots.filter({ path.hasPrefix($0.path + "/") }).max(by: { $0.path.count < $1.path.count })
        else { throw .outsideBackupRoots(path, roots.map(\.path)) }
        let rest = path.dropFirst(root.path.count).split(separator: "/").joined(separator: "/")
        guard !rest.isEmpty else { throw .outsideBackupRoots(path, roots.map(\.path)) }
        return (BackupLocation(root: root.path, path: rest), root)
    }

    private func scanned(_ root: BackupRoot, project: String) async throws(BackupError) -> BackupScan {
        let bucket: (any SourceBucket)?
        do throws(Refusal) {
            bucket = try sourceBucket(of: root, project: project)
        } catch {
            throw BackupError(.unreadable, root.path, error.detail.english)
        }
        if let bucket { return try await BucketScan.run(bucket) }
        return try await BackupScan.run(root: root.path, forbidding: protectedDirectories, io: blockingIO)
    }

    private func site(
        of location: BackupLocation, _ root: BackupRoot, project: String
    ) throws(Refusal) -> BackupSite {
        guard let bucket = try sourceBucket(of: root, project: project) else { return .directory(location) }
        return .bucket(bucket, path: location.path)
    }

    /// The bucket of a root; nil for a directory.
    private func sourceBucket(of root: BackupRoot, project: String) throws(Refusal) -> (any SourceBucket)? {
        guard let configuration = root.bucket else { return nil }
        guard let id = ProjectID(project) else { throw .notFound("project", project) }
        return try sourceBucket(configuration, project: id)
    }

    /// A bucket that backups are read from.
    ///
    /// - Throws: ``Refusal`` if the configuration fits no connector that can be read from.
    func sourceBucket(_ configuration: JSONValue, project: ProjectID) throws(Refusal) -> any SourceBucket {
        guard let provider = try provider(Self.sourceKind) as? any SourceBucketProvider else {
            throw .noSourceBuckets
        }
        do {
            return try provider.sourceBucket(
                for: configuration, secrets: ProjectSecrets(registry: self, project: project))
        } catch {
            throw .bucketInvalid(error.violations)
        }
    }

    /// The whole configuration of a root's bucket.
    ///
    /// - Throws: ``Refusal`` with every place at which it does not fit.
    func checkedBucket(
        _ bucket: JSONValue?, at path: String, project: ProjectID
    ) throws(Refusal) -> JSONValue {
        guard let place = BackupRoot.bucket(in: path) else { throw .backupRootInvalid(path) }
        var configuration = bucket?.objectValue ?? JSONObject()
        configuration["bucket"] = .string(place.name)
        if !place.prefix.isEmpty { configuration["prefix"] = .string(place.prefix) }
        let schema = try provider(Self.sourceKind).descriptor.configurationSchema
        let filled = schema.withDefaults(.object(configuration))
        let violations = schema.violations(in: filled)
        guard violations.isEmpty else { throw .bucketInvalid(violations) }
        _ = try sourceBucket(filled, project: project)
        return filled
    }

    /// The connector whose configuration a bucket of a backup root is.
    static let sourceKind = "s3-compatible"

    /// Where the backup of a job lies now, if its root is still bound.
    func source(ofBackup backup: String, cluster: String) async throws(Refusal) -> BackupSite {
        let row = try await existing(.backup, "\(cluster)/\(backup)")
        guard let location = BackupLocation(row) else { throw .notFound("backup", backup) }
        let clusterRow = try await existing(.cluster, cluster)
        let roots = try await backupRoots(of: clusterRow)
        guard let root = roots.first(where: { $0.path == location.root }) else {
            throw .outsideBackupRoots("\(location.root)/\(location.path)", roots.map(\.path))
        }
        return try site(of: location, root, project: clusterRow.scope)
    }
}

extension BackupLocation {
    /// Where a backup lies by its row.
    fileprivate init?(_ row: ViewRow) {
        guard let root = row.body["root"]?.stringValue, let path = row.body["path"]?.stringValue else { return nil }
        self.init(root: root, path: path)
    }
}
