import Synchronization

/// The directory that a file was opened in last. Files come in order, so the next one is mostly in the same: the way there
/// is gone once for all of them.
///
/// The directory that is held stays the one that was found on the way without links, whatever takes its place meanwhile.
final class LastDirectory: Sendable {
    private let last = Mutex<SourceDirectory?>(nil)

    /// - Parameters:
    ///   - path: relative to the backup root.
    ///   - find: goes the way there.
    func directory(
        at path: String, _ find: () throws(BackupError) -> SourceDirectory
    ) throws(BackupError) -> SourceDirectory {
        if let held = last.withLock(\.self), held.path.utf8.elementsEqual(path.utf8) { return held }
        let found = try find()
        last.withLock { $0 = found }
        return found
    }
}
