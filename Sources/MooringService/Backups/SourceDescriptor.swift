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
        var result = Result<Int, BackupError>.success(0)
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(BackupError) {
                filled = try read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
            } catch {
                result = .failure(error)
            }
        }
        _ = try result.get()
        return bytes
    }

    /// Fills a buffer from `offset` on.
    ///
    /// - Returns: how many bytes there were; fewer than have room only at the end.
    func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(BackupError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let result = pread(number, rest.baseAddress, rest.count, off_t(offset) + filled)
            if result > 0 {
                filled += result
            } else if result == 0 {
                break
            } else if errno != EINTR {
                throw .system(errno, path)
            }
        }
        return filled
    }
}
