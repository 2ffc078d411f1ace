import ConnectorKit
import MooringModel

/// Looks for backups in a bucket, level by level, as ``BackupScan`` does in a directory.
struct BucketScan {
    private let bucket: any SourceBucket
    private var scan = BackupScan()

    private init(_ bucket: any SourceBucket) { self.bucket = bucket }

    /// - Throws: ``BackupError`` if the bucket cannot be listed.
    static func run(_ bucket: any SourceBucket) async throws(BackupError) -> BackupScan {
        var search = BucketScan(bucket)
        try await search.look(in: "", depth: 0)
        return search.scan
    }

    private mutating func look(in directory: String, depth: Int) async throws(BackupError) {
        let below = try await directories(in: directory)
        let names = Set(below.map(\.name))
        if !directory.isEmpty, names.contains("meta") {
            if try await BucketBackup(bucket, path: directory).isComplete() {
                scan.note(complete: directory)
                return
            }
            if names.contains("binlogs") {
                scan.note(incomplete: directory)
                return
            }
        }
        guard depth < BackupScan.maximumDepth else { return }
        for (key, name) in below {
            guard PlainPath.holds(for: name) else {
                scan.note(refused: key, .invalidName(key))
                continue
            }
            try await look(in: key, depth: depth + 1)
        }
    }

    private func directories(in directory: String) async throws(BackupError) -> [(key: String, name: String)] {
        var found: [(String, String)] = []
        var next: String?
        repeat {
            let page: SourcePage
            do throws(ConnectorError) {
                page = try await bucket.page(of: directory, isDeep: false, next: next)
            } catch {
                throw .bucket(error, directory)
            }
            found += page.directories.map { key in
                (key, directory.isEmpty ? key : String(Substring(key.utf8.dropFirst(directory.utf8.count + 1))))
            }
            next = page.next
        } while next != nil
        return found
    }
}
