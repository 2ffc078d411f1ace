import Stores
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The few calls to the file system that everything durable beside the database is made of. Files get the mode 0600 and
/// directories 0700, whatever the process's umask; what has returned has been synced.
///
/// Never for the database itself while it is open: closing any descriptor of a file drops all of the process's locks on
/// it, SQLite's among them.
enum Disk {
    /// Makes a directory, and those above it, if it is not there.
    static func makeDirectory(_ path: FilePath) throws(StoreError) {
        guard !path.isEmpty, !exists(path) else { return }
        try makeDirectory(path.removingLastComponent())
        // Somebody may make it in between; then it is there, too.
        guard mkdir(path.string, 0o700) == 0 || errno == EEXIST, chmod(path.string, 0o700) == 0 else {
            throw failure("make the directory \(path)", Errno(rawValue: errno))
        }
        try sync(directoryOf: path)
    }

    static func exists(_ path: FilePath) -> Bool { access(path.string, F_OK) == 0 }

    /// The bytes of a file; nil if there is none.
    static func read(_ path: FilePath) throws(StoreError) -> [UInt8]? {
        do {
            let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            return try file.closeAfter {
                var bytes: [UInt8] = []
                var part = [UInt8](repeating: 0, count: 65_536)
                while true {
                    let count = try part.withUnsafeMutableBytes { try file.read(into: $0) }
                    if count == 0 { return bytes }
                    bytes += part[..<count]
                }
            }
        } catch Errno.noSuchFileOrDirectory {
            return nil
        } catch {
            throw failure("read \(path)", error)
        }
    }

    /// Makes an empty file.
    ///
    /// - Throws: ``StoreError`` also if there is one already
    static func create(_ path: FilePath) throws(StoreError) {
        try write([], to: path)
    }

    /// Puts a file with these bytes in the place of whatever is there: readers see the one or the other, also after a
    /// crash.
    static func replace(_ path: FilePath, with bytes: [UInt8]) throws(StoreError) {
        let new = FilePath(path.string + ".new")
        // What a crash has left of an earlier attempt.
        try remove(new)
        try write(bytes, to: new)
        try rename(new, to: path)
    }

    /// Copies a file to a new one.
    static func copy(_ source: FilePath, to destination: FilePath) throws(StoreError) {
        do {
            let from = try FileDescriptor.open(source, .readOnly, options: .closeOnExec)
            try from.closeAfter {
                let to = try opened(destination)
                try to.closeAfter {
                    var part = [UInt8](repeating: 0, count: 1 << 20)
                    while true {
                        let count = try part.withUnsafeMutableBytes { try from.read(into: $0) }
                        if count == 0 { break }
                        try to.writeAll(part[..<count])
                    }
                    try sync(to)
                }
            }
        } catch {
            throw failure("copy \(source) to \(destination)", error)
        }
        try sync(directoryOf: destination)
    }

    /// Gives a file another name in place of whatever has it; both in one file system.
    static func rename(_ path: FilePath, to other: FilePath) throws(StoreError) {
        // C's, and not this function.
        #if canImport(Glibc)
            let result = Glibc.rename(path.string, other.string)
        #else
            let result = Darwin.rename(path.string, other.string)
        #endif
        guard result == 0 else { throw failure("rename \(path) to \(other)", Errno(rawValue: errno)) }
        try sync(directoryOf: other)
    }

    /// Gives a file a second name, which nothing may have yet.
    static func link(_ path: FilePath, as other: FilePath) throws(StoreError) {
        #if canImport(Glibc)
            let result = Glibc.link(path.string, other.string)
        #else
            let result = Darwin.link(path.string, other.string)
        #endif
        guard result == 0 else { throw failure("link \(path) to \(other)", Errno(rawValue: errno)) }
        try sync(directoryOf: other)
    }

    /// Removes a file if it is there.
    static func remove(_ path: FilePath) throws(StoreError) {
        guard unlink(path.string) == 0 || errno == ENOENT else {
            throw failure("remove \(path)", Errno(rawValue: errno))
        }
    }

    /// Syncs a file that nobody has open.
    static func sync(_ path: FilePath) throws(StoreError) {
        do {
            let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            try file.closeAfter { try sync(file) }
        } catch {
            throw failure("sync \(path)", error)
        }
        try sync(directoryOf: path)
    }

    static func failure(_ action: String, _ error: any Error) -> StoreError {
        let isFull = [.noSpace, .diskQuotaExceeded, .fileTooLarge].contains(error as? Errno)
        return StoreError(
            isFull ? .full : .unavailable,
            "could not \(action): \(error)" + (isFull ? ". Make room on the disk or raise the quota" : ""))
    }

    private static func write(_ bytes: [UInt8], to path: FilePath) throws(StoreError) {
        do {
            let file = try opened(path)
            try file.closeAfter {
                try file.writeAll(bytes)
                try sync(file)
            }
        } catch {
            throw failure("write \(path)", error)
        }
        try sync(directoryOf: path)
    }

    private static func opened(_ path: FilePath) throws -> FileDescriptor {
        let file = try FileDescriptor.open(
            path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
        guard fchmod(file.rawValue, 0o600) == 0 else { throw Errno(rawValue: errno) }
        return file
    }

    private static func sync(_ file: FileDescriptor) throws {
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }

    private static func sync(directoryOf path: FilePath) throws(StoreError) {
        let parent = path.removingLastComponent()
        let directory = parent.isEmpty ? FilePath(".") : parent
        do {
            let file = try FileDescriptor.open(directory, .readOnly, options: [.directory, .closeOnExec])
            try file.closeAfter { try sync(file) }
        } catch {
            throw failure("sync the directory \(directory)", error)
        }
    }
}
