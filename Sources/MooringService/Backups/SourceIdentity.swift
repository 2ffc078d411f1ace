/// What a file or directory is, whatever path leads to it: bind mounts and other spellings have the same.
package struct SourceIdentity: Sendable, Hashable {
    package var device: UInt64
    package var inode: UInt64

    package init(device: UInt64, inode: UInt64) {
        self.device = device
        self.inode = inode
    }
}
