/// Lists what is in a backup's directory, all levels down.
struct SourceListing {
    private let top: SourceDirectory
    private let forbidden: SourceGuard
    private var files: [SourceFile] = []

    private init(_ top: SourceDirectory, _ forbidden: SourceGuard) {
        self.top = top
        self.forbidden = forbidden
    }

    static func files(in top: SourceDirectory, guarded forbidden: SourceGuard) throws(BackupError) -> [SourceFile] {
        var listing = SourceListing(top, forbidden)
        try listing.list(top, depth: 0)
        return try listing.files.sortedByPath()
    }

    private mutating func list(_ directory: SourceDirectory, depth: Int) throws(BackupError) {
        guard depth <= BackupTree.maximumDepth else {
            throw .tooMany(directory.path, "\(BackupTree.maximumDepth) levels")
        }
        for name in try directory.names() {
            try directory.check(name)
            let status = try directory.status(of: name)
            switch status.kind {
            case .directory:
                let next = try directory.directory(name)
                try forbidden.check(next)
                try list(next, depth: depth + 1)
            case .file: try add(directory.pathOf(name), status)
            case .link: throw .link(directory.pathOf(name))
            case .special: throw .specialFile(directory.pathOf(name))
            }
        }
    }

    private mutating func add(_ path: String, _ status: SourceStatus) throws(BackupError) {
        guard files.count < BackupTree.maximumFiles else { throw .tooMany(path, "\(BackupTree.maximumFiles) files") }
        files.append(
            SourceFile(
                path: top.path.isEmpty ? path : String(Substring(path.utf8.dropFirst(top.path.utf8.count + 1))),
                size: status.size,
                modified: status.modified, identity: status.identity))
    }

}

extension [SourceFile] {
    /// Sorted by the bytes of their paths.
    ///
    /// - Throws: ``BackupError`` for names that are one name in another normalization form: they are equal for Swift's
    ///   strings and for some storages.
    func sortedByPath() throws(BackupError) -> [SourceFile] {
        var seen: Set<String> = []
        for file in self where !seen.insert(file.path).inserted { throw .sameName(file.path) }
        return sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}
