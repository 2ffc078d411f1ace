internal import Glibc

/// The user and group that Mooring runs as, by their numbers: a name might have to be asked of a directory service.
struct ProcessOwner: Sendable, Hashable {
    var user: UInt32
    var group: UInt32

    static var current: ProcessOwner { ProcessOwner(user: geteuid(), group: getegid()) }

    /// The command that makes a directory which Mooring may use.
    func makeCommand(_ path: String) -> String {
        "install -d -m 0750 -o \(user) -g \(group) \(path.shellWord)"
    }

    /// The command that lets Mooring pass through a directory that belongs to somebody else.
    func passCommand(_ path: String) -> String {
        "chgrp \(group) \(path.shellWord) && chmod g+rx \(path.shellWord)"
    }

    /// The command that lets Mooring write to a directory that is there.
    func writeCommand(_ path: String) -> String {
        "chown \(user):\(group) \(path.shellWord) && chmod u+rwx \(path.shellWord)"
    }
}
