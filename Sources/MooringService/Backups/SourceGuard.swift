import Glibc

/// The directories that can never be a source, known by what they are and not by how they are spelled.
///
/// A forbidden directory and every directory in it are refused wherever they are met: on the way down, and above a
/// root that lies in them. By device and inode, so that a bind mount or a path with links in it changes nothing.
struct SourceGuard: Sendable {
    private let identities: Set<SourceIdentity>

    /// - Parameter paths: absolute; one that is not there forbids nothing.
    init(forbidding paths: [String]) throws(BackupError) {
        var identities: Set<SourceIdentity> = []
        for path in paths {
            // The operator's own spelling of it may go through links.
            let number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            if number < 0, errno == ENOENT || errno == ENOTDIR { continue }
            guard number >= 0 else { throw .system(errno, path) }
            try Self.collect(try SourceDirectory(holding: SourceDescriptor(number, path)), into: &identities)
        }
        self.identities = identities
    }

    private static func collect(
        _ directory: SourceDirectory, into identities: inout Set<SourceIdentity>
    ) throws(BackupError) {
        guard identities.insert(directory.identity).inserted else { return }
        for name in try directory.names() {
            // What vanishes meanwhile was no directory of the data directory's own layout.
            guard let status = try? directory.status(of: name), status.kind == .directory else { continue }
            try collect(try directory.directory(name), into: &identities)
        }
    }

    func check(_ directory: SourceDirectory) throws(BackupError) {
        if identities.contains(directory.identity) {
            throw .forbidden(directory.path.isEmpty ? directory.descriptor.path : directory.path)
        }
    }

    /// Refuses a root that is forbidden or lies in a forbidden directory.
    func check(root: SourceDirectory) throws(BackupError) {
        guard !identities.isEmpty else { return }
        try check(root)
        var (way, below) = ("..", root.identity)
        while true {
            let here = try root.identity(at: way)
            // The top of the file system is above itself.
            if here == below { return }
            if identities.contains(here) { throw .forbidden(root.descriptor.path) }
            (way, below) = (way + "/..", here)
        }
    }
}
