import Glibc

/// What the system says about a name, without following it.
struct SourceStatus: Sendable {
    enum Kind: Sendable { case directory, file, link, special }

    var kind: Kind
    var identity: SourceIdentity
    var size: Int64
    var modified: Int64

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFDIR: .directory
            case S_IFREG: .file
            case S_IFLNK: .link
            default: .special
            }
        identity = SourceIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        size = Int64(status.st_size)
        modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    }

    func isStill(_ file: SourceFile) -> Bool {
        kind == .file && identity == file.identity && size == file.size && modified == file.modified
    }
}
