internal import Glibc

/// An open file.
final class OpenFile: Sendable {
    private let descriptor: CInt
    /// For messages only.
    let path: String

    init(_ descriptor: CInt, _ path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// At most `count` bytes from `offset` on; none at the end.
    func read(at offset: Int64, upTo count: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            do throws(SystemError) {
                initialized = try SystemError.check("pread", path) {
                    pread(descriptor, buffer.baseAddress, count, off_t(offset))
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all of the bytes at `offset`.
    func write(_ bytes: [UInt8], at offset: Int64) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            written += try SystemError.check("pwrite", path) {
                bytes.withUnsafeBytes { buffer in
                    pwrite(
                        descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written,
                        off_t(offset) + off_t(written))
                }
            }
        }
    }

    /// Makes the file's bytes durable.
    func sync() throws(SystemError) {
        _ = try SystemError.check("fsync", path) { fsync(descriptor) }
    }

    /// Of the file that is open, whatever its name may stand for by now.
    func status() throws(SystemError) -> FileStatus {
        var status = stat()
        _ = try SystemError.check("fstat", path) { fstat(descriptor, &status) }
        return FileStatus(status)
    }
}
