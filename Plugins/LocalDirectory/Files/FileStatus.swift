internal import Glibc

/// What a name in a directory stands for: the name itself, and not what a link points to.
struct FileStatus: Sendable, Hashable {
    var kind: Kind
    var size: Int64

    enum Kind: String, Sendable, Hashable {
        case regular = "file"
        case directory
        case link
        /// A device, a named pipe or a socket.
        case special = "special file"
    }

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFLNK: .link
            default: .special
            }
        size = Int64(status.st_size)
    }
}
