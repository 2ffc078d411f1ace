import Glibc

/// An open file or directory, closed when nobody needs it any more.
final class SourceDescriptor: Sendable {
    let number: CInt
    /// The path that messages name.
    let path: String

    init(_ number: CInt, _ path: String) {
        self.number = number
        self.path = path
    }

    deinit { close(number) }

    func status() throws(BackupError) -> SourceStatus {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .system(errno, path) }
        return SourceStatus(status)
    }

    /// At most `count` bytes from `offset` on; fewer only at the end.
    func bytes(at offset: Int64, upTo count: Int) throws(BackupError) -> [UInt8] {
        var failure: CInt = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let result = pread(number, rest.baseAddress, rest.count, off_t(offset) + filled)
                if result > 0 {
                    filled += result
                } else if result == 0 {
                    break
                } else if errno != EINTR {
                    failure = errno
                    break
                }
            }
        }
        guard failure == 0 else { throw .system(failure, path) }
        return bytes
    }
}
