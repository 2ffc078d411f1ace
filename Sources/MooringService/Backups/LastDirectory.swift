import Synchronization

/// The directory that a file was opened in last. Files come in order, so the next one is mostly in the same: the way there
/// is gone once for all of them.
///
/// The directory that is held stays the one that was found on the way without links, whatever takes its place meanwhile.
final class LastDirectory: Sendable {
    private let last = Mutex<SourceDirectory?>(nil)

    /// - Parameter path: relative to the backup root.
    /// - Returns: nil if another directory is held, or none.
    func held(at path: String) -> SourceDirectory? {
        last.withLock { $0.flatMap { $0.path.utf8.elementsEqual(path.utf8) ? $0 : nil } }
    }

    func hold(_ directory: SourceDirectory) { last.withLock { $0 = directory } }
}
