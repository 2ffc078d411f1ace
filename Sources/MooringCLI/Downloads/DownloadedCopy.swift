internal import MooringModel
internal import SystemPackage

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A directory with a downloaded copy of an export. Links in it are not followed.
struct DownloadedCopy {
    private let root: FilePath
    /// What is in it, by the bytes of the path: to Swift, a composed and a decomposed "é" are one string, to a file
    /// system two names.
    private var entries: [[UInt8]: Kind] = [:]

    private enum Kind { case file, directory, other }

    init(_ root: FilePath) throws(Failure) {
        self.root = root
        try list(root, "")
    }

    private mutating func list(_ directory: FilePath, _ prefix: String) throws(Failure) {
        guard let stream = opendir(directory.string) else {
            throw Failure(
                .misused, "\(directory) cannot be read: \(Errno(rawValue: errno))",
                remedy: "Name the directory that the backup's files were downloaded into.", code: "directory-unreadable"
            )
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { bytes in
                bytes.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: bytes.pointee)) { name in
                    String(cString: name)
                }
            }
            if name == "." || name == ".." { continue }
            let kind = kind(of: directory.appending(name))
            if kind == .directory {
                try list(directory.appending(name), prefix + name + "/")
            } else {
                entries[Array((prefix + name).utf8)] = kind
            }
        }
    }

    private func kind(of path: FilePath) -> Kind {
        var status = stat()
        guard lstat(path.string, &status) == 0 else { return .other }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        default: .other
        }
    }

    /// - Parameter manifestBytes: a copy of the manifest among the files has to be these.
    /// - Returns: what is wrong, and how many files were read.
    func compare(
        with manifest: ExportManifest, manifestBytes: [UInt8]
    ) throws(Failure) -> (findings: ManifestFindings, read: Int64) {
        var findings = ManifestFindings()
        var rest = entries
        var read: Int64 = 0
        if rest.removeValue(forKey: Array(ExportManifest.name.utf8)) != nil,
            try DownloadedFile.bytes(of: root.appending(ExportManifest.name).string) != manifestBytes
        {
            findings.different.append(.init(path: ExportManifest.name, cause: .manifest))
        }
        for object in manifest.objects {
            guard let kind = rest.removeValue(forKey: Array(object.path.utf8)) else {
                findings.missing.append(object.path)
                continue
            }
            guard kind == .file else {
                findings.different.append(.init(path: object.path, cause: .kind))
                continue
            }
            read += 1
            let (size, sha256) = try DownloadedFile.digest(of: root.appending(object.path))
            if size != object.size {
                findings.different.append(.init(path: object.path, cause: .size))
            } else if sha256 != object.sha256 {
                findings.different.append(.init(path: object.path, cause: .content))
            }
        }
        findings.extra = rest.keys.sorted { $0.lexicographicallyPrecedes($1) }.map {
            String(decoding: $0, as: UTF8.self)
        }
        return (findings, read)
    }
}
