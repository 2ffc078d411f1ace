internal import Glibc
internal import SystemPackage

/// Directories into which nothing is ever exported: Mooring's own data.
///
/// Known by device and inode and not by their paths, so that a bind mount, or a root whose path leads through links,
/// changes nothing.
struct PrivateDirectories: Sendable {
    private let identities: Set<Identity>

    private struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64

        init(_ status: stat) {
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
        }
    }

    /// - Parameter paths: absolute. One that is not there keeps nothing private.
    init(_ paths: [String]) {
        var identities: Set<Identity> = []
        for path in paths {
            var status = stat()
            if stat(path, &status) == 0 { identities.insert(Identity(status)) }
        }
        self.identities = identities
    }

    /// Refuses an open directory that is private.
    func check(_ descriptor: CInt, _ path: String) throws(SystemError) {
        guard !identities.isEmpty else { return }
        if identities.contains(try identity(descriptor, ".", path)) { throw refusal(path) }
    }

    /// Refuses an open directory that lies in a private one.
    func checkAbove(_ descriptor: CInt, _ path: String) throws(SystemError) {
        guard !identities.isEmpty else { return }
        var (name, below) = ("..", try identity(descriptor, ".", path))
        while true {
            let here = try identity(descriptor, name, path)
            // The top of the file system is above itself.
            if here == below { return }
            if identities.contains(here) { throw refusal(path) }
            (name, below) = (name + "/..", here)
        }
    }

    /// By looking and not by opening, which would ask for the right to read directories that are only passed through.
    private func identity(_ descriptor: CInt, _ name: String, _ path: String) throws(SystemError) -> Identity {
        var status = stat()
        _ = try SystemError.check("fstatat", path) { fstatat(descriptor, name, &status, 0) }
        return Identity(status)
    }

    private func refusal(_ path: String) -> SystemError {
        SystemError(operation: "open", path: path, errno: .notPermitted)
    }
}
