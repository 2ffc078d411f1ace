internal import ConnectorKit
internal import MooringModel
internal import SystemPackage

extension LocalDirectoryConnector {
    /// The whole list at once: a page of a directory would have to be found again by its place, and files that come and
    /// go move the others.
    func list(_ directory: String, continuing cursor: String?) async throws(ConnectorError) -> ListedObjects {
        let destination = try await openDestination()
        let path = directory.isEmpty ? nil : try self.path(of: directory)
        return try await onDisk { () throws(SystemError) in
            let top: Directory
            do throws(SystemError) {
                top = try destination.descend(path?.segments ?? [])
            } catch {
                guard error.errno == .noSuchFileOrDirectory else { throw error }
                return ListedObjects([])
            }
            var objects: [ListedObject] = []
            try Self.list(top, directory.isEmpty ? "" : directory + "/", into: &objects)
            return ListedObjects(objects)
        }
    }

    private static func list(
        _ directory: Directory, _ prefix: String, into objects: inout [ListedObject]
    ) throws(SystemError) {
        for name in try directory.names() where !name.hasPrefix(RelativePath.reservedPrefix) {
            // What vanishes meanwhile is not there.
            guard let status = try directory.status(of: name) else { continue }
            switch status.kind {
            case .directory: try list(try directory.descend([name]), "\(prefix)\(name)/", into: &objects)
            case .regular: objects.append(ListedObject(prefix + name, FoundObject(size: status.size)))
            case .link, .special: continue
            }
        }
    }

    func read(_ key: String, at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        let path = try path(of: key)
        guard let directory = try await self.directory(of: path) else { throw .nothing(at: key) }
        return try await onDisk { () throws(SystemError) in
            let file = try directory.open(path.name)
            guard try file.status().kind == .regular else {
                throw SystemError(operation: "open", path: directory.path(path.name), errno: .notSupported)
            }
            var bytes: [UInt8] = []
            while bytes.count < count {
                let piece = try file.read(at: offset + Int64(bytes.count), upTo: count - bytes.count)
                if piece.isEmpty { break }
                bytes += piece
            }
            return bytes
        }
    }
}

extension ConnectorError {
    fileprivate static func nothing(at key: String) -> ConnectorError {
        ConnectorError(notFound, "There is nothing at \"\(key)\".")
    }
}
