import MooringModel
import MooringService
import Projections

extension Harbor {
    func cluster(
        _ id: String = "in01", in project: String? = nil, region: String = "local", plan: Plan = .dedicated
    ) async throws -> String {
        try await registry.registerCluster(
            try await operatorCall, project: project ?? search, id: try ClusterID(id).orThrow(),
            region: try Region(region).orThrow(), plan: plan
        ).subject.identifier
    }

    /// The files of a backup as milvus-backup writes it: descriptions, and one binlog per size.
    static func files(binlogs sizes: [Int] = [0, 17, 70_000]) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in ["full", "backup", "collection", "partition", "segment"] {
            files["meta/\(name)_meta.json"] = Array("{\"what\":\"\(name)\"}".utf8)
        }
        for (index, size) in sizes.enumerated() {
            files["binlogs/insert_log/1/\(index)"] = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ index) }
        }
        return files
    }

    @discardableResult
    func writeBackup(_ name: String, _ files: [String: [UInt8]] = files()) throws -> [String: [UInt8]] {
        for (path, bytes) in files { try ground.write(bytes, to: "backups/\(name)/\(path)") }
        return files
    }

    func bindRoot(_ project: String, cluster: String? = nil) async throws {
        _ = try await registry.bindBackupRoot(
            try await operatorCall, project, path: ground.path("backups"),
            cluster: try cluster.map { try ClusterID($0).orThrow() })
    }

    /// A complete backup on the disk, known to the registry.
    func backup(
        _ name: String = "nightly", of cluster: String = "in01", in project: String? = nil,
        _ files: [String: [UInt8]] = files()
    ) async throws -> String {
        try writeBackup(name, files)
        try await bindRoot(project ?? search)
        _ = try await registry.registerBackup(
            try await operatorCall, cluster: cluster, id: nil, path: ground.path("backups/\(name)"))
        return name
    }
}
