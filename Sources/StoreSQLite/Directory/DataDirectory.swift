import Stores
package import SystemPackage

/// Where everything that Mooring keeps lies: the database, the key that signs for its log, the latest checkpoint of the
/// log, and the lock that keeps a second process away.
///
/// The checkpoint and the key can be set apart from the rest: a rollback of the whole directory is found only against a
/// checkpoint that did not roll back with it.
package struct DataDirectory: Sendable, Hashable {
    package let path: FilePath
    package let checkpoint: FilePath
    package let key: FilePath

    /// - Parameters:
    ///   - path: the directory, which is made with the mode 0700 when it is not there.
    ///   - checkpoint: the checkpoint's file; nil for `checkpoint` in the directory.
    ///   - key: the signing key's file; nil for `signing-key` in the directory.
    package init(_ path: FilePath, checkpoint: FilePath? = nil, key: FilePath? = nil) {
        self.path = path
        self.checkpoint = checkpoint ?? path.appending("checkpoint")
        self.key = key ?? path.appending("signing-key")
    }

    package var database: FilePath { path.appending("mooring.sqlite") }

    /// Where audit-log entries wait.
    package var auditLog: FilePath { path.appending("audit-log") }

    var lock: FilePath { path.appending("lock") }

    /// Makes what is not there and takes the lock, which is held for as long as the result lives.
    ///
    /// - Throws: ``StoreError`` with the holder's process if the directory is in use
    func acquire() throws(StoreError) -> DirectoryLock {
        try Disk.makeDirectory(path)
        let held = try DirectoryLock(lock)
        for file in [checkpoint, key] { try Disk.makeDirectory(file.removingLastComponent()) }
        return held
    }
}
