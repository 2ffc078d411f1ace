internal import ConnectorKit
internal import MooringModel
internal import SystemPackage

extension LocalDirectoryConnector {
    /// Files up to this size are hashed when they are looked for.
    private static let largestHashed: Int64 = 1 << 20

    func abandon(_ key: String, resume: JSONValue) async throws(ConnectorError) {
        let path = try path(of: key)
        guard let partial = PartialName(resume), let directory = try await directory(of: path) else { return }
        try await onDisk { () throws(SystemError) in
            try directory.remove(partial.text)
            try directory.sync()
        }
    }

    func find(_ key: String) async throws(ConnectorError) -> FoundObject? {
        let path = try path(of: key)
        guard let directory = try await directory(of: path),
            let status = try await onDisk({ () throws(SystemError) in try directory.status(of: path.name) })
        else { return nil }
        guard status.kind == .regular else {
            throw ConnectorError(
                ConnectorError.invalidKey,
                "At \"\(directory.path(path.name))\" is a \(status.kind.rawValue) and not an exported file. Move it away."
            )
        }
        guard status.size <= Self.largestHashed else { return FoundObject(size: status.size) }
        let file = try await onDisk { () throws(SystemError) in try directory.open(path.name) }
        return FoundObject(
            size: status.size, checksums: ["sha256": try await digest(of: file, size: status.size)])
    }

    /// The directory that holds a key, nil if it was never made.
    func directory(of path: RelativePath) async throws(ConnectorError) -> Directory? {
        let destination = try await openDestination()
        return try await onDisk { () throws(SystemError) in
            do throws(SystemError) {
                return try destination.descend(path.directories)
            } catch {
                guard error.errno == .noSuchFileOrDirectory else { throw error }
                return nil
            }
        }
    }
}
