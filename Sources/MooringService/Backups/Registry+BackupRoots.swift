import ConnectorKit
import MooringModel
import Projections

// The places that the operator lets backups lie under, and what lies where.

extension Registry {
    /// The places that backups of a cluster may lie under.
    func backupRoots(of cluster: ViewRow) async throws(Refusal) -> [BackupRoot] {
        guard let projectID = ProjectID(cluster.scope) else { throw .notFound("project", cluster.scope) }
        let project = try await Change(self, systemCall("registry", via: "read"))
            .load(Project.self, .project(projectID))
        let roots = project.backupRoots.filter { $0.cluster == nil || $0.cluster?.description == cluster.key }
        guard !roots.isEmpty else { throw .noBackupRoot(cluster.key) }
        return roots
    }

    /// The bound root that a path lies under, and what follows it.
    func location(
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

    func scanned(_ root: BackupRoot, project: String) async throws(BackupError) -> BackupScan {
        let bucket: (any SourceBucket)?
        do throws(Refusal) {
            bucket = try sourceBucket(of: root, project: project)
        } catch {
            throw BackupError(.unreadable, root.path, error.detail.english)
        }
        if let bucket { return try await BucketScan.run(bucket) }
        return try await BackupScan.run(root: root.path, forbidding: protectedDirectories, io: blockingIO)
    }

    func site(
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
        let saidTwice = ["bucket", "prefix"].filter { configuration[$0] != nil }
        guard saidTwice.isEmpty else { throw .bucketInvalid(saidTwice.map(Violation.belongsInPath)) }
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
    init?(_ row: ViewRow) {
        guard let root = row.body["root"]?.stringValue, let path = row.body["path"]?.stringValue else { return nil }
        self.init(root: root, path: path)
    }
}

extension Violation {
    /// The path alone says which bucket it is, and what of it.
    fileprivate static func belongsInPath(_ name: String) -> Violation {
        Violation(
            "/\(name)",
            detail: LocalizedText(
                en: "\"\(name)\" is given beside the path, which says it already.", zhHans: "路径中已包含“\(name)”，不能另行给出。"),
            remedy: LocalizedText(
                en: "Leave it out, and write the path as s3://BUCKET/PREFIX.", zhHans: "请去掉它，并将路径写为 s3://存储桶/前缀。"))
    }
}
