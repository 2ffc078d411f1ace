internal import ConnectorKit
internal import MooringModel
internal import SystemPackage

// How a file gets to its name:
//
// 1. The directories on the way are opened one by one, each made and synced where it is missing.
// 2. A leftover of an earlier attempt, which `resume` names, is removed.
// 3. If the name is taken, the two contents are compared, and that is all.
// 4. A new partial file's name is saved, then the file is made and filled, hashing on the way, and synced.
// 5. `link()` gives it the final name. It fails where that is taken, and no content is ever replaced: `rename()` would
//    replace it, and its flag that forbids this (`RENAME_NOREPLACE`) is Linux's alone and missing in several file systems.
// 6. The partial name is removed and the directory synced. Only now is the export done.
//
// Whatever is interrupted leaves at most the partial file, whose name is saved.

extension LocalDirectoryConnector {
    private static let chunk: Int64 = 1 << 20

    func export(
        _ object: ExportObject, resume: JSONValue?,
        save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt {
        guard integration.access == .readwrite else {
            throw ConnectorError(
                ConnectorError.accessDenied, "The integration is read-only. Export through one that may write.")
        }
        let path = try path(of: object.key)
        let directory = try await makeDirectories(path.directories)
        if let leftover = resume.flatMap(PartialName.init) {
            try await onDisk { () throws(SystemError) in try directory.remove(leftover.text) }
        }
        if let receipt = try await present(path.name, in: directory, as: object, digest: object.sha256) {
            return receipt
        }
        try checkCancellation()
        let partial = PartialName()
        try await save(partial.resume)
        do throws(ConnectorError) {
            return try await write(object, to: path.name, through: partial, in: directory)
        } catch {
            // As well as it goes: what cannot be removed now is found by its saved name.
            try? await onDisk { () throws(SystemError) in try directory.remove(partial.text) }
            throw error
        }
    }

    private func makeDirectories(_ names: [String]) async throws(ConnectorError) -> Directory {
        let destination = try await openDestination()
        return try await onDisk { () throws(SystemError) in try destination.descend(names, isCreating: true) }
    }

    private func write(
        _ object: ExportObject, to name: String, through partial: PartialName, in directory: Directory
    ) async throws(ConnectorError) -> ExportReceipt {
        let file = try await onDisk { () throws(SystemError) in try directory.create(partial.text) }
        let digest = try await digest(of: object, writingTo: file)
        try await onDisk { () throws(SystemError) in try file.sync() }
        try checkCancellation()
        let isLinked = try await onDisk { () throws(SystemError) in
            do throws(SystemError) {
                try directory.link(partial.text, as: name)
                return true
            } catch {
                guard error.errno == .fileExists else { throw error }
                return false
            }
        }
        try await onDisk { () throws(SystemError) in
            try directory.remove(partial.text)
            try directory.sync()
        }
        if isLinked { return ExportReceipt(size: object.size, checksums: ["sha256": digest]) }
        // Somebody was faster.
        if let receipt = try await present(name, in: directory, as: object, digest: digest) { return receipt }
        throw ConnectorError(
            ConnectorError.unavailable, "\"\(directory.path(name))\" came and went while it was exported.",
            isRetryable: true)
    }

    /// The receipt of an object that is there already, nil if there is none.
    ///
    /// - Throws: ``ConnectorError/alreadyExists`` for one with other content.
    private func present(
        _ name: String, in directory: Directory, as object: ExportObject, digest: String?
    ) async throws(ConnectorError) -> ExportReceipt? {
        guard let status = try await onDisk({ () throws(SystemError) in try directory.status(of: name) }) else {
            return nil
        }
        guard status.kind == .regular else {
            throw .exists(directory.path(name), "a \(status.kind.rawValue) and not an exported file")
        }
        guard status.size == object.size else {
            throw .exists(directory.path(name), "a file of \(status.size) bytes, not \(object.size)")
        }
        let expected: String
        if let digest { expected = digest } else { expected = try await self.digest(of: object, writingTo: nil) }
        let file = try await onDisk { () throws(SystemError) in try directory.open(name) }
        guard try await self.digest(of: file, size: status.size) == expected else {
            throw .exists(directory.path(name), "a file of the same size with other content")
        }
        // Whoever put it there may have ended before it was durable.
        try await onDisk { () throws(SystemError) in
            try file.sync()
            try directory.sync()
        }
        return ExportReceipt(size: status.size, checksums: ["sha256": expected], wasThere: true)
    }

    /// Reads the source from its first byte to its last, and writes it on if there is a file to write to.
    private func digest(of object: ExportObject, writingTo file: OpenFile?) async throws(ConnectorError) -> String {
        var digest = RunningDigest()
        var offset: Int64 = 0
        while offset < object.size {
            try checkCancellation()
            let wanted = Int(min(Self.chunk, object.size - offset))
            let bytes = try await object.source.read(at: offset, upTo: wanted)
            guard (1...wanted).contains(bytes.count) else {
                throw ConnectorError(
                    ConnectorError.sourceChanged,
                    "The source of \"\(object.key)\" ended after \(offset) of \(object.size) bytes. "
                        + "Export it again when nothing writes to it.")
            }
            digest.update(bytes)
            if let file {
                let start = offset
                try await onDisk { () throws(SystemError) in try file.write(bytes, at: start) }
            }
            offset += Int64(bytes.count)
        }
        let result = digest.finish()
        if let expected = object.sha256, expected != result {
            throw ConnectorError(
                ConnectorError.sourceChanged,
                "The source of \"\(object.key)\" has the SHA-256 \(result), not \(expected) as before. "
                    + "Export it again when nothing writes to it.")
        }
        return result
    }

    /// Of a file of ours, with as many bytes as it had when it was looked at.
    func digest(of file: OpenFile, size: Int64) async throws(ConnectorError) -> String {
        var digest = RunningDigest()
        var offset: Int64 = 0
        while offset < size {
            try checkCancellation()
            let start = offset
            let wanted = Int(min(Self.chunk, size - offset))
            let bytes = try await onDisk { () throws(SystemError) in try file.read(at: start, upTo: wanted) }
            if bytes.isEmpty { break }
            digest.update(bytes)
            offset += Int64(bytes.count)
        }
        return digest.finish()
    }

    private func checkCancellation() throws(ConnectorError) {
        if Task.isCancelled { throw ConnectorError(ConnectorError.canceled, "The export was canceled.") }
    }
}

extension ConnectorError {
    fileprivate static func exists(_ path: String, _ what: String) -> ConnectorError {
        ConnectorError(
            alreadyExists,
            "At \"\(path)\" is \(what). It is not overwritten; export to another directory or move it away.")
    }
}
