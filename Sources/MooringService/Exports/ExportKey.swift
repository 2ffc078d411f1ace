import MooringModel

/// The keys of one job's objects: `<directory>/<backup>/<path>`, relative to the integration's location.
struct ExportKey: Sendable {
    /// With a slash at its end.
    private let prefix: String

    /// The most bytes of a key that every storage takes.
    static let maximumBytes = 1_024

    init(_ order: ExportOrder) { self.init(order.backup, in: order.directory) }

    init(_ backup: BackupID, in directory: String) {
        prefix = (directory.isEmpty ? "" : directory + "/") + backup.description + "/"
    }

    /// The directory that all of them are in.
    var directory: String { String(prefix.dropLast()) }

    /// The path that a key of a file of the backup stands for.
    func path(of key: String) -> String? {
        guard key.utf8.starts(with: prefix.utf8) else { return nil }
        return String(key.utf8.dropFirst(prefix.utf8.count))
    }

    /// The key of a file of the backup.
    func key(of path: String) throws(ExportEnd) -> String {
        let key = prefix + path
        guard key.utf8.count <= Self.maximumBytes else {
            throw .failed(
                ExportFailure(
                    code: "key-too-long", object: path,
                    detail: "The key \"\(key)\" has \(key.utf8.count) bytes; \(Self.maximumBytes) are allowed. "
                        + "Export into a shorter directory.", isRetryable: false))
        }
        return key
    }
}
