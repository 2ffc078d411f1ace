/// A directory of the server under which backups may lie.
package struct BackupRoot: Sendable, Hashable {
    /// Absolute, without `.`, `..` and doubled slashes.
    package var path: String
    /// The one cluster that it is for; nil for all clusters of the project.
    package var cluster: ClusterID?

    package init(path: String, cluster: ClusterID?) {
        self.path = path
        self.cluster = cluster
    }

    /// Whether the path is what it has to be. The root of the file system is none: it holds everything.
    var isNormalized: Bool {
        path.unicodeScalars.first == "/" && PlainPath.holds(for: String(path.unicodeScalars.dropFirst()))
    }
}
