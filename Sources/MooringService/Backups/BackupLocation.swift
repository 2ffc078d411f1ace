/// Where a backup lies on the server.
package struct BackupLocation: Sendable, Hashable {
    /// The backup root that the operator bound, an absolute path.
    package var root: String
    /// The backup's directory relative to the root; empty for the root itself.
    package var path: String

    package init(root: String, path: String) {
        self.root = root
        self.path = path
    }
}
