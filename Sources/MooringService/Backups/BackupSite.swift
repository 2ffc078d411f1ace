package import ConnectorKit

/// Where a backup lies, and how it is reached.
package enum BackupSite: Sendable {
    case directory(BackupLocation)
    /// - path: the backup's directory, relative to the root.
    case bucket(any SourceBucket, path: String)

    /// Opens the backup.
    ///
    /// - Parameter forbidden: directories that can never be a source: Mooring's own data, absolute.
    package func open(
        forbidding forbidden: [String], io: BlockingIO
    ) async throws(BackupError) -> any BackupContents {
        switch self {
        case .directory(let location): try await BackupTree.open(location, forbidding: forbidden, io: io)
        case .bucket(let bucket, let path): BucketBackup(bucket, path: path)
        }
    }
}
