package import ConnectorKit

/// The files of one backup, read without following any link.
///
/// The root is opened once and held; everything below it is opened from there, name by name. The directory of the file
/// that was opened last is held too.
/// A link or a special file anywhere in the backup is an error that names it, and not skipped: a backup that lacks
/// what it points to would be exported as if it were whole.
package struct BackupTree: BackupContents {
    private let root: SourceDirectory
    private let forbidden: SourceGuard
    private let path: String
    private let io: BlockingIO
    private let last = LastDirectory()

    /// The most regular files of one backup. Their list is held in memory, a few hundred bytes each.
    package static let maximumFiles = 1_000_000
    /// The most directories on the way to a file. Each holds a descriptor while the tree is read.
    package static let maximumDepth = 64
    /// The file that the backup tool writes last.
    package static let completionMark = "meta/backup_meta.json"

    /// - Parameter forbidden: directories that can never be a source: Mooring's own data, absolute.
    package static func open(
        _ location: BackupLocation, forbidding forbidden: [String], io: BlockingIO
    ) async throws(BackupError) -> BackupTree {
        try await io.run { () throws(BackupError) -> BackupTree in
            let tree = BackupTree(
                root: try SourceDirectory(root: location.root), forbidden: try SourceGuard(forbidding: forbidden),
                path: location.path, io: io)
            try tree.forbidden.check(root: tree.root)
            _ = try tree.top()
            return tree
        }
    }

    /// All regular files, sorted by the bytes of their paths.
    package func files() async throws(BackupError) -> [SourceFile] {
        try await io.run { () throws(BackupError) -> [SourceFile] in
            try SourceListing.files(in: try top(), guarded: forbidden)
        }
    }

    /// Whether the backup tool has finished it: ``completionMark`` is there and a regular file.
    package func isComplete() async throws(BackupError) -> Bool {
        try await io.run { () throws(BackupError) -> Bool in try top().hasCompletionMark() }
    }

    /// The bytes of a file that was listed.
    ///
    /// - Parameter onAdvance: is told how many more bytes were read for the first time.
    package func source(
        of file: SourceFile, onAdvance: @escaping @Sendable (Int64) -> Void = { _ in }
    ) -> any BackupSource {
        let (root, last) = (root, last)
        let whole = path.isEmpty ? file.path : "\(path)/\(file.path)"
        let slash = whole.utf8.lastIndex(of: UInt8(ascii: "/"))
        let name = slash.map { String(Substring(whole.utf8[whole.utf8.index(after: $0)...])) } ?? whole
        let directory = slash.map { String(Substring(whole.utf8[..<$0])) } ?? ""
        return FileSource(file, io: io, onAdvance: onAdvance) { isAgain throws(BackupError) in
            // What is not in the directory that is held may be in one that took its place.
            if !isAgain, let file = try? last.held(at: directory)?.file(name) { return file }
            let found = try root.directory(at: directory)
            last.hold(found)
            return try found.file(name)
        }
    }

    /// The backup's own directory, with every directory on the way checked.
    private func top() throws(BackupError) -> SourceDirectory {
        var directory = root
        for name in SourceDirectory.names(on: path) {
            directory = try directory.directory(name)
            try forbidden.check(directory)
        }
        return directory
    }
}

extension SourceDirectory {
    func hasCompletionMark() throws(BackupError) -> Bool {
        do {
            return try directory("meta").status(of: "backup_meta.json").kind == .file
        } catch  where error.code == .notFound {
            return false
        }
    }
}
