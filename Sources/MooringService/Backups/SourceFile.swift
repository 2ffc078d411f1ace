/// A regular file of a backup, as it was when it was listed.
package struct SourceFile: Sendable, Hashable {
    /// Relative to the backup's directory, segments separated by `/`.
    package var path: String
    package var size: Int64
    /// When its content last changed, in nanoseconds since 1970.
    package var modified: Int64
    package var identity: SourceIdentity
    /// Which content an object in a bucket has; nil for a file.
    package var entityTag: String?

    package init(path: String, size: Int64, modified: Int64, identity: SourceIdentity, entityTag: String? = nil) {
        self.path = path
        self.size = size
        self.modified = modified
        self.identity = identity
        self.entityTag = entityTag
    }
}
