import Glibc
import NIOCore

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

    /// Puts at most `count` bytes from `offset` on into a buffer, in place of what it holds; fewer only at the end.
    ///
    /// - Returns: how many there were.
    func fill(_ buffer: inout ByteBuffer, at offset: Int64, upTo count: Int) throws(BackupError) -> Int {
        var result = Result<Int, BackupError>.success(0)
        buffer.clear(minimumCapacity: count)
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { memory in
            do throws(BackupError) {
                let filled = try read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: memory[..<count]))
                result = .success(filled)
                return filled
            } catch {
                result = .failure(error)
                return 0
            }
        }
        return try result.get()
    }

    /// Fills memory from `offset` on.
    ///
    /// - Returns: how many bytes there were; fewer than have room only at the end.
    private func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(BackupError) -> Int {
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
