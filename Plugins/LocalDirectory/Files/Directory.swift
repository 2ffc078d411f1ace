internal import Glibc
internal import SystemPackage

/// An open directory. Whatever is done in it is done through its descriptor and one name, and no name is ever followed
/// as a link: nobody who can write somewhere on the way can lead a write to another place, not even by exchanging a
/// directory for a link between two calls.
///
/// `openat2` with `RESOLVE_BENEATH` would do the same in one call; it was rejected because glibc has no function for it
/// and container runtimes commonly forbid it.
final class Directory: Sendable {
    private let descriptor: CInt
    /// For messages only.
    let path: String
    private let forbidden: PrivateDirectories

    private init(_ descriptor: CInt, _ path: String, _ forbidden: PrivateDirectories) {
        self.descriptor = descriptor
        self.path = path
        self.forbidden = forbidden
    }

    deinit { close(descriptor) }

    private static let openFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC

    /// Opens the directory that everything else is opened from. It must not be a link itself; what is above it is the
    /// operator's.
    ///
    /// - Parameter forbidden: absolute paths of directories that neither it nor anything below it may be or lie in.
    static func root(_ path: String, forbidding forbidden: [String] = []) throws(SystemError) -> Directory {
        let descriptor = try SystemError.check("open", path) { Glibc.open(path, openFlags) }
        let root = Directory(descriptor, path, PrivateDirectories(forbidden))
        try root.forbidden.check(descriptor, path)
        try root.forbidden.checkAbove(descriptor, path)
        return root
    }

    /// Opens the directory that `names` lead to, one by one.
    ///
    /// - Parameter isCreating: makes those that are missing, and makes that durable.
    func descend(_ names: some Sequence<String>, isCreating: Bool = false) throws(SystemError) -> Directory {
        var directory = self
        for name in names { directory = try directory.child(name, isCreating: isCreating) }
        return directory
    }

    private func child(_ name: String, isCreating: Bool) throws(SystemError) -> Directory {
        do throws(SystemError) {
            return try child(name)
        } catch {
            guard isCreating, error.errno == .noSuchFileOrDirectory else { throw error }
            try make(name)
            return try child(name)
        }
    }

    private func child(_ name: String) throws(SystemError) -> Directory {
        let path = path(name)
        let child = try SystemError.check("openat", path) { openat(descriptor, name, Self.openFlags) }
        let directory = Directory(child, path, forbidden)
        try forbidden.check(child, path)
        return directory
    }

    /// Makes a directory, unless another export was faster.
    private func make(_ name: String) throws(SystemError) {
        do throws(SystemError) {
            _ = try SystemError.check("mkdirat", path(name)) { mkdirat(descriptor, name, 0o750) }
        } catch {
            guard error.errno == .fileExists else { throw error }
        }
        try sync()
    }

    /// The absolute path of a name in here.
    func path(_ name: String) -> String { path == "/" ? "/" + name : path + "/" + name }

    /// What a name stands for, nil if for nothing.
    func status(of name: String) throws(SystemError) -> FileStatus? {
        var status = stat()
        do throws(SystemError) {
            _ = try SystemError.check("fstatat", path(name)) { fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) }
        } catch {
            guard error.errno == .noSuchFileOrDirectory else { throw error }
            return nil
        }
        return FileStatus(status)
    }

    /// Makes a file, which must not be there yet, for writing.
    func create(_ name: String) throws(SystemError) -> OpenFile {
        let path = path(name)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        return OpenFile(try SystemError.check("openat", path) { openat(descriptor, name, flags, 0o640) }, path)
    }

    /// Opens a file for reading. It does not wait for the other end, should it be a pipe.
    func open(_ name: String) throws(SystemError) -> OpenFile {
        let path = path(name)
        let flags = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC
        return OpenFile(try SystemError.check("openat", path) { openat(descriptor, name, flags) }, path)
    }

    /// Gives a file a second name, which must not be taken.
    func link(_ name: String, as second: String) throws(SystemError) {
        _ = try SystemError.check("linkat", path(second)) { linkat(descriptor, name, descriptor, second, 0) }
    }

    /// Removes a file's name. Harmless if it is not there.
    func remove(_ name: String) throws(SystemError) {
        do throws(SystemError) {
            _ = try SystemError.check("unlinkat", path(name)) { unlinkat(descriptor, name, 0) }
        } catch {
            guard error.errno == .noSuchFileOrDirectory else { throw error }
        }
    }

    /// Makes the names in here durable.
    func sync() throws(SystemError) {
        _ = try SystemError.check("fsync", path) { fsync(descriptor) }
    }

    /// What the file system has left.
    func space() throws(SystemError) -> FreeSpace {
        var status = statvfs()
        _ = try SystemError.check("fstatvfs", path) { fstatvfs(descriptor, &status) }
        return FreeSpace(status)
    }

    /// The names in here, as the file system has them.
    func names() throws(SystemError) -> [String] {
        let copy = try SystemError.check("openat", path) { openat(descriptor, ".", Self.openFlags) }
        guard let stream = fdopendir(copy) else {
            let failure = Errno(rawValue: errno)
            close(copy)
            throw SystemError(operation: "fdopendir", path: path, errno: failure)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { bytes in
                bytes.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: bytes.pointee)) { name in
                    String(cString: name)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw SystemError(operation: "readdir", path: path, errno: Errno(rawValue: errno)) }
        return names
    }
}
