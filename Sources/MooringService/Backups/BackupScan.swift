package import ConnectorKit

/// The backups under a root.
///
/// A directory with `meta/backup_meta.json` is a backup; one with `meta` and `binlogs` but without that file is one
/// that the backup tool has not finished. What is in a backup is not searched for further ones.
package struct BackupScan: Sendable {
    /// Paths relative to the root, sorted, as all of these.
    package private(set) var complete: [String] = []
    package private(set) var incomplete: [String] = []
    /// What may not be exported, with what is wrong: the error names the exact place.
    package private(set) var refused: [Refused] = []

    package struct Refused: Sendable, Hashable {
        package var path: String
        package var error: BackupError
    }

    /// A backup lies at most so many directories below its root.
    package static let maximumDepth = 4

    mutating func note(complete path: String) { complete.append(path) }
    mutating func note(incomplete path: String) { incomplete.append(path) }
    mutating func note(refused path: String, _ error: BackupError) { refused.append(Refused(path: path, error: error)) }

    /// - Throws: ``BackupError`` if the root itself cannot be read.
    package static func run(
        root: String, forbidding forbidden: [String], io: BlockingIO
    ) async throws(BackupError) -> BackupScan {
        try await io.run { () throws(BackupError) -> BackupScan in
            let directory = try SourceDirectory(root: root)
            let forbidden = try SourceGuard(forbidding: forbidden)
            try forbidden.check(root: directory)
            var scan = BackupScan()
            try scan.search(directory, forbidden, depth: 0)
            return scan
        }
    }

    private mutating func search(
        _ directory: SourceDirectory, _ forbidden: SourceGuard, depth: Int
    ) throws(BackupError) {
        guard depth < Self.maximumDepth else { return }
        for name in try directory.names() {
            let path = directory.pathOf(name)
            do throws(BackupError) {
                try directory.check(name)
                switch try directory.status(of: name).kind {
                case .directory: try look(at: try directory.directory(name), forbidden, depth: depth + 1)
                case .link: throw .link(path)
                case .file, .special: continue
                }
            } catch {
                refused.append(Refused(path: path, error: error))
            }
        }
    }

    private mutating func look(
        at directory: SourceDirectory, _ forbidden: SourceGuard, depth: Int
    ) throws(BackupError) {
        try forbidden.check(directory)
        let names = Set(try directory.names())
        guard names.contains("meta"), try directory.status(of: "meta").kind == .directory else {
            return try search(directory, forbidden, depth: depth)
        }
        if try directory.directory("meta").names().contains("backup_meta.json") {
            _ = try SourceListing.files(in: directory, guarded: forbidden)
            complete.append(directory.path)
        } else if names.contains("binlogs") {
            incomplete.append(directory.path)
        } else {
            try search(directory, forbidden, depth: depth)
        }
    }
}
