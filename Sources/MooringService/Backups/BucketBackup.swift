package import ConnectorKit
import Crypto
import MooringModel

/// One backup in a bucket.
package struct BucketBackup: BackupContents {
    private let bucket: any SourceBucket
    /// The backup's directory, relative to the root.
    private let path: String

    package init(_ bucket: any SourceBucket, path: String) {
        self.bucket = bucket
        self.path = path
    }

    package func files() async throws(BackupError) -> [SourceFile] {
        var files: [SourceFile] = []
        var next: String?
        repeat {
            let page = try await page(next)
            for object in page.objects where !object.isDirectoryMark {
                guard files.count < BackupTree.maximumFiles else {
                    throw .tooMany(object.key, "\(BackupTree.maximumFiles) files")
                }
                files.append(try file(object))
            }
            next = page.next
        } while next != nil
        guard !files.isEmpty else { throw BackupError(.notFound, path, "There is nothing below \"\(path)\".") }
        return try files.sortedByPath()
    }

    package func isComplete() async throws(BackupError) -> Bool {
        do throws(ConnectorError) {
            return try await bucket.find("\(path)/\(BackupTree.completionMark)") != nil
        } catch {
            throw .bucket(error, path)
        }
    }

    package func source(
        of file: SourceFile, onAdvance: @escaping @Sendable (Int64) -> Void
    ) -> any BackupSource {
        BucketSource(
            SourceObject(key: "\(path)/\(file.path)", size: file.size, entityTag: file.entityTag ?? ""), in: bucket,
            onAdvance: onAdvance)
    }

    private func page(_ next: String?) async throws(BackupError) -> SourcePage {
        do throws(ConnectorError) {
            return try await bucket.page(of: path, isDeep: true, next: next)
        } catch {
            throw .bucket(error, path)
        }
    }

    private func file(_ object: SourceObject) throws(BackupError) -> SourceFile {
        let relative = String(Substring(object.key.utf8.dropFirst(path.utf8.count + 1)))
        guard PlainPath.holds(for: relative) else { throw .invalidName(object.key) }
        return SourceFile(path: relative, size: object.size, entityTag: object.entityTag)
    }
}

extension SourceObject {
    /// Some tools keep an empty object for a directory.
    var isDirectoryMark: Bool { size == 0 && key.utf8.last == UInt8(ascii: "/") }
}

extension SourceFile {
    /// An object in a bucket. What tells two contents of it apart is its entity tag alone, which stands for the time too.
    init(path: String, size: Int64, entityTag: String) {
        let stamp = SHA256.hash(data: Array(entityTag.utf8)).prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        self.init(
            path: path, size: size, modified: stamp & .max, identity: SourceIdentity(device: 0, inode: 0),
            entityTag: entityTag)
    }
}

extension BackupError {
    /// What a bucket said instead of an answer.
    static func bucket(_ error: ConnectorError, _ path: String) -> BackupError {
        BackupError(
            .unreadable, path,
            "\"\(path)\" in the backup root's bucket cannot be read: \(error.detail) See to it that the bucket is there and that "
                + "the root's keys may list and read it.")
    }
}
