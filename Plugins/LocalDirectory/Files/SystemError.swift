internal import ConnectorKit
internal import Glibc
internal import MooringModel
internal import SystemPackage

/// A system call that failed, and on what.
struct SystemError: Error, Sendable, Hashable {
    /// The call's name, such as `openat`.
    var operation: String
    /// The absolute path that it was about.
    var path: String
    var errno: Errno

    /// Runs a system call that returns −1 and sets `errno` when it fails, again when a signal interrupts it.
    static func check<Value: SignedInteger>(
        _ operation: String, _ path: String, _ call: () -> Value
    ) throws(SystemError) -> Value {
        while true {
            let value = call()
            if value != -1 { return value }
            let errno = Errno(rawValue: Glibc.errno)
            if errno != .interrupted { throw SystemError(operation: operation, path: path, errno: errno) }
        }
    }

    var evidence: Evidence {
        Evidence(service: "filesystem", operation: operation, code: Self.names[errno] ?? "errno \(errno.rawValue)")
    }

    /// Glibc's own `strerrorname_np` is hidden from Swift, being an extension of GNU's.
    private static let names: [Errno: String] = [
        .permissionDenied: "EACCES", .notPermitted: "EPERM", .readOnlyFileSystem: "EROFS",
        .noSuchFileOrDirectory: "ENOENT", .notDirectory: "ENOTDIR", .tooManySymbolicLinkLevels: "ELOOP",
        .isDirectory: "EISDIR", .fileExists: "EEXIST", .fileNameTooLong: "ENAMETOOLONG",
        .invalidArgument: "EINVAL", .noSpace: "ENOSPC", .diskQuotaExceeded: "EDQUOT", .fileTooLarge: "EFBIG",
        .ioError: "EIO", .staleNFSFileHandle: "ESTALE", .timedOut: "ETIMEDOUT", .tooManyOpenFiles: "EMFILE",
        .tooManyOpenFilesInSystem: "ENFILE", .noMemory: "ENOMEM", .resourceTemporarilyUnavailable: "EAGAIN",
        .notSupported: "ENOTSUP", .tooManyLinks: "EMLINK",
    ]
}

extension ConnectorError {
    /// What a failed call means to the caller of a connector, and what to do about it.
    ///
    /// Only what passes by itself is retryable: a full disk and a missing right wait for somebody.
    init(_ error: SystemError) {
        let (code, isRetryable, advice) =
            switch error.errno {
            case .noSpace, .diskQuotaExceeded:
                (Self.noSpace, false, "Free space there, or raise the quota, and export again.")
            case .fileTooLarge:
                (Self.noSpace, false, "The file system, or a limit of the process, allows no file of this size.")
            case .permissionDenied, .notPermitted, .readOnlyFileSystem:
                (Self.accessDenied, false, "Validate the integration; its report says how to give Mooring the right.")
            case .noSuchFileOrDirectory:
                (Self.notFound, false, "Validate the integration; its report says how to make the directory.")
            case .notDirectory, .tooManySymbolicLinkLevels:
                (Self.invalidKey, false, "A link or a file stands where a directory is needed; links are not followed.")
            case .fileNameTooLong, .invalidArgument:
                (Self.invalidKey, false, "The file system takes no such name.")
            case .ioError, .staleNFSFileHandle, .timedOut, .resourceTemporarilyUnavailable, .tooManyOpenFiles,
                .tooManyOpenFilesInSystem, .noMemory:
                (Self.unavailable, true, "If it stays so, look at the disk and at the system's log.")
            default: (Self.unavailable, false, "Look at the disk and at the system's log.")
            }
        self.init(
            code, "\(error.operation) of \"\(error.path)\" failed: \(error.errno). \(advice)", isRetryable: isRetryable,
            evidence: error.evidence)
    }
}
