package import MooringModel
package import Stores
package import SystemPackage

extension SQLiteStore {
    /// Puts a backup in the place of a data directory's log. The old files are kept, with `.replaced-<time>` after
    /// their names.
    ///
    /// - Parameters:
    ///   - backup: the file that ``backUp(to:)`` has written.
    ///   - startingNewLog: whether what goes on from the backup is another log, with its own origin and key. Then it may
    ///     lack what was signed for, and says so in `log.restored`.
    ///   - host: under which a new log is known; nil for `mooring.invalid`.
    /// - Returns: where the log ends now
    /// - Throws: ``StoreError`` if the directory is in use or the backup is damaged; and unless a new log is started, if
    ///   the backup lacks anything that was signed for, or nobody can tell; then nothing has changed
    package static func restore(
        from backup: FilePath, into directory: DataDirectory, startingNewLog: Bool = false, host: String? = nil,
        now: @escaping @Sendable () -> Timestamp
    ) async throws(StoreError) -> LogHead {
        try await Restoration(directory, now: now).run(from: backup, startingNewLog: startingNewLog, host: host)
    }
}
