import Foundation
import Glibc

/// What this process may do, so that a test that cannot show anything says so.
enum ProcessRights {
    static let bindToPermissions = geteuid() != 0

    /// Whether a file system can be mounted, asked by doing it.
    static let mayMount: Bool = {
        let path = FileManager.default.temporaryDirectory.appending(path: "mooring-mount-\(UUID())").path()
        guard mkdir(path, 0o700) == 0 else { return false }
        defer { rmdir(path) }
        guard mount("tmpfs", path, "tmpfs", 0, "size=64k") == 0 else { return false }
        return umount2(path, CInt(MNT_DETACH)) == 0
    }()
}
