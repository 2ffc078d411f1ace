package import ConnectorKit

/// The files of one backup, wherever it lies.
package protocol BackupContents: Sendable {
    /// All of them, sorted by the bytes of their paths.
    func files() async throws(BackupError) -> [SourceFile]

    /// Whether the backup tool has finished it: ``BackupTree/completionMark`` is there and a file.
    func isComplete() async throws(BackupError) -> Bool

    /// The bytes of a file that was listed.
    ///
    /// - Parameter onAdvance: is told how many more bytes were read for the first time.
    func source(of file: SourceFile, onAdvance: @escaping @Sendable (Int64) -> Void) -> any BackupSource
}

/// The bytes of one file of a backup.
package protocol BackupSource: HashingSource {
    /// Makes sure that the file is still the one that was listed, unchanged.
    func confirm() async throws(ConnectorError)
}
