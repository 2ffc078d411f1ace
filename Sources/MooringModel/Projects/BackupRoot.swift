/// A place under which backups may lie: a directory of the server, or a bucket that the backup tool writes to.
package struct BackupRoot: Sendable, Hashable {
    /// A directory's path, absolute, without `.`, `..` and doubled slashes; or `s3://BUCKET` and perhaps a prefix.
    package var path: String
    /// The one cluster that it is for; nil for all clusters of the project.
    package var cluster: ClusterID?
    /// How a bucket is reached: a configuration of the connector `s3-compatible`, whose secret key is named and not
    /// held. nil for a directory.
    package var bucket: JSONValue?

    package static let bucketScheme = "s3://"

    package init(path: String, cluster: ClusterID?, bucket: JSONValue? = nil) {
        self.path = path
        self.cluster = cluster
        self.bucket = bucket
    }

    /// The bucket's name and the prefix that a path names, if it names a bucket.
    package static func bucket(in path: String) -> (name: String, prefix: String)? {
        guard path.hasPrefix(bucketScheme) else { return nil }
        let parts = path.dropFirst(bucketScheme.count)
            .split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts.first ?? ""), parts.count > 1 ? String(parts[1]) : "")
    }

    func isSamePlace(as other: BackupRoot) -> Bool { path == other.path && cluster == other.cluster }

    /// Whether the path is what it has to be. The root of the file system is none: it holds everything.
    var isNormalized: Bool {
        guard path.hasPrefix(Self.bucketScheme) else {
            return path.unicodeScalars.first == "/" && PlainPath.holds(for: String(path.unicodeScalars.dropFirst()))
                && bucket == nil
        }
        return PlainPath.holds(for: path.dropFirst(Self.bucketScheme.count)) && bucket != nil
    }
}
