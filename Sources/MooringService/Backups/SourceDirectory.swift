import Glibc

/// An open directory of a backup source.
///
/// Every step down is one `openat` of one name relative to a descriptor that is held, with `O_NOFOLLOW`: whoever can
/// write below a backup root cannot lead the server anywhere else, not even by exchanging a directory for a link
/// between a check and its use. Resolving whole paths and comparing prefixes was rejected for that race.
struct SourceDirectory: Sendable {
    let descriptor: SourceDescriptor
    let identity: SourceIdentity
    /// Relative to the backup root; empty for the root.
    let path: String

    private init(_ descriptor: SourceDescriptor, path: String) throws(BackupError) {
        self.descriptor = descriptor
        self.path = path
        identity = try descriptor.status().identity
    }

    /// Opens a directory by its absolute path, which itself may not be a link; the directories above it are the
    /// operator's to choose.
    init(root: String) throws(BackupError) {
        guard root.hasPrefix("/") else { throw .invalidName(root) }
        let number = open(root, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard number >= 0 else {
            let failure = errno
            var status = stat()
            let isLink = lstat(root, &status) == 0 && SourceStatus(status).kind == .link
            throw isLink ? .link(root) : .system(failure, root)
        }
        try self.init(SourceDescriptor(number, root), path: "")
    }

    /// A directory that was opened otherwise.
    init(holding descriptor: SourceDescriptor) throws(BackupError) { try self.init(descriptor, path: "") }

    /// What a way up from here, `..` or `../..`, leads to. By looking and not by opening, which would ask for the right to
    /// read directories that are only passed through.
    func identity(at way: String) throws(BackupError) -> SourceIdentity {
        var status = stat()
        guard fstatat(descriptor.number, way, &status, 0) == 0 else { throw .system(errno, descriptor.path) }
        return SourceStatus(status).identity
    }

    func directory(_ name: String) throws(BackupError) -> SourceDirectory {
        try check(name)
        switch try status(of: name).kind {
        case .directory: return try SourceDirectory(opened(name, O_DIRECTORY), path: pathOf(name))
        case .link: throw .link(pathOf(name))
        case .special: throw .specialFile(pathOf(name))
        case .file: throw .notDirectory(pathOf(name))
        }
    }

    /// What was listed as a regular file. `O_NONBLOCK`, so that a pipe that took its place cannot hold the thread; whoever
    /// opens it asks whether it is still what was listed.
    func file(_ name: String) throws(BackupError) -> SourceDescriptor {
        try check(name)
        return try opened(name, O_NONBLOCK)
    }

    /// The directory that a relative path leads to; this one for the empty path.
    func directory(at path: String) throws(BackupError) -> SourceDirectory {
        var directory = self
        for name in Self.names(on: path) { directory = try directory.directory(name) }
        return directory
    }

    /// The names on a relative path. Split by bytes: a combining mark that begins a name would make one character of
    /// itself and the slash.
    static func names(on path: String) -> [String] {
        guard !path.isEmpty else { return [] }
        return path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
    }

    /// What a name is, without following it.
    func status(of name: String) throws(BackupError) -> SourceStatus {
        var status = stat()
        guard fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            throw .system(errno, pathOf(name))
        }
        return SourceStatus(status)
    }

    /// The names in this directory, sorted by their bytes.
    func names() throws(BackupError) -> [String] {
        let copy = openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw .system(errno, descriptor.path) }
        guard let stream = fdopendir(copy) else {
            close(copy)
            throw .system(errno, descriptor.path)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { bytes in
                bytes.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: bytes.pointee)) { name in
                    (valid: String(validatingCString: name), shown: String(cString: name))
                }
            }
            if name.shown == "." || name.shown == ".." { continue }
            guard let valid = name.valid else { throw .invalidName(pathOf(name.shown)) }
            names.append(valid)
        }
        guard errno == 0 else { throw .system(errno, descriptor.path) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    func pathOf(_ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }

    func check(_ name: String) throws(BackupError) {
        guard !name.isEmpty, name != ".", name != "..", !name.utf8.contains(UInt8(ascii: "/")), !hasControls(name)
        else { throw .invalidName(pathOf(name)) }
    }

    private func hasControls(_ name: String) -> Bool {
        // Asking Unicode costs more than opening the file, and there is nothing to ask of printable ASCII.
        if name.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return false }
        return name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    private func opened(_ name: String, _ flags: CInt) throws(BackupError) -> SourceDescriptor {
        let number = openat(descriptor.number, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags)
        guard number >= 0 else { throw .system(errno, pathOf(name)) }
        return SourceDescriptor(number, pathOf(name))
    }
}
