internal import Glibc

/// What a file system has left for an ordinary user.
struct FreeSpace: Sendable, Hashable {
    var bytes: Int64
    /// Whether another file can be made; a file system without a limit says so too.
    var hasFiles: Bool

    init(bytes: Int64, hasFiles: Bool) {
        self.bytes = bytes
        self.hasFiles = hasFiles
    }

    init(_ status: statvfs) {
        let (bytes, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        self.init(
            bytes: overflow ? .max : Int64(clamping: bytes), hasFiles: status.f_files == 0 || status.f_favail > 0)
    }
}
