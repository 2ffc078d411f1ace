import Glibc
import SystemPackage

extension BackupError {
    /// What `errno` says about opening or reading `path`.
    static func system(_ number: CInt, _ path: String) -> BackupError {
        switch number {
        case ENOENT: BackupError(.notFound, path, "\"\(path)\" is not there.")
        case ELOOP: .link(path)
        case ENOTDIR: .notDirectory(path)
        case ESTALE: .changed(path)
        default:
            BackupError(
                .unreadable, path,
                "\"\(path)\" cannot be read: \(Errno(rawValue: number)). Give the server's user the right to read it.")
        }
    }

    static func link(_ path: String) -> BackupError {
        BackupError(
            .link, path, "\"\(path)\" is a symbolic link. A backup is made of directories and regular files only.")
    }

    static func specialFile(_ path: String) -> BackupError {
        BackupError(
            .specialFile, path,
            "\"\(path)\" is a pipe, a socket or a device. A backup is made of directories and regular files only.")
    }

    static func notDirectory(_ path: String) -> BackupError {
        BackupError(.notFound, path, "\"\(path)\" is not a directory.")
    }

    static func invalidName(_ path: String) -> BackupError {
        BackupError(
            .invalidName, path,
            "\"\(path)\" has a name that is empty, \".\", \"..\", not UTF-8, or has a control character in it.")
    }

    static func sameName(_ path: String) -> BackupError {
        BackupError(
            .invalidName, path,
            "\"\(path)\" is there twice, in two Unicode spellings of one name, which not every storage keeps apart.")
    }

    static func forbidden(_ path: String) -> BackupError {
        BackupError(
            .forbidden, path,
            "\"\(path)\" is Mooring's own data directory, lies in it or contains it. Keep backups elsewhere.")
    }

    static func changed(_ path: String) -> BackupError {
        BackupError(
            .changed, path,
            "\"\(path)\" has changed since the export began. Export again when nothing writes to the backup any more.")
    }

    static func tooMany(_ path: String, _ limit: String) -> BackupError {
        BackupError(.tooLarge, path, "\"\(path)\" is beyond the limit of \(limit) for one backup.")
    }
}
