import Stores
import Synchronization
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The lock on a data directory, held until it is released or the process ends, however it ends.
///
/// `flock` and not a file that is there or not: nothing is left over from a process that was killed. `fcntl` locks were
/// rejected, since a process loses them by closing any descriptor of the file, and never holds them against itself.
final class DirectoryLock: Sendable {
    private let file: Mutex<FileDescriptor?>

    /// - Throws: ``StoreError`` with the holder's process if the lock is held
    init(_ path: FilePath) throws(StoreError) {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(
                path, .readWrite, options: [.create, .closeOnExec], permissions: .ownerReadWrite)
        } catch {
            throw Disk.failure("open the lock \(path)", error)
        }
        guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            let error = Errno(rawValue: errno)
            let holder = Self.holder(file)
            try? file.close()
            guard error == .wouldBlock else { throw Disk.failure("lock \(path)", error) }
            throw StoreError(
                .unavailable,
                "the data directory \(path.removingLastComponent()) is in use by the process \(holder). "
                    + "Stop that Mooring first, or ask it instead")
        }
        let pid = Array("\(getpid())\n".utf8)
        do {
            guard fchmod(file.rawValue, 0o600) == 0, ftruncate(file.rawValue, 0) == 0 else {
                throw Errno(rawValue: errno)
            }
            try file.writeAll(toAbsoluteOffset: 0, pid)
        } catch {
            try? file.close()
            throw Disk.failure("write the lock \(path)", error)
        }
        self.file = Mutex(file)
    }

    deinit { release() }

    /// Gives the lock back. Harmless if it has been.
    func release() {
        file.withLock { file in
            // Closing alone leaves it with a child process that was forked just now, until that has become its program.
            if let file { _ = flock(file.rawValue, LOCK_UN) }
            try? file?.close()
            file = nil
        }
    }

    private static func holder(_ file: FileDescriptor) -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = (try? bytes.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: 0, into: $0) }) ?? 0
        let text = String(decoding: bytes[..<count], as: UTF8.self).split(whereSeparator: \.isWhitespace).first
        // Between the lock and the number there is a moment.
        return text.map(String.init) ?? "that has just started"
    }
}
