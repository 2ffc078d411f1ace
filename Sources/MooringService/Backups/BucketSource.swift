import ConnectorKit
import MooringModel
import Synchronization

/// The bytes of one object of a backup in a bucket: nothing of it touches the disk.
final class BucketSource: BackupSource {
    private let object: SourceObject
    private let bucket: any SourceBucket
    private let onAdvance: @Sendable (Int64) -> Void
    private let digest = Mutex(AscendingDigest())

    init(_ object: SourceObject, in bucket: any SourceBucket, onAdvance: @escaping @Sendable (Int64) -> Void) {
        self.object = object
        self.bucket = bucket
        self.onAdvance = onAdvance
    }

    func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        let bytes = try await bucket.read(object, at: offset, upTo: count)
        let advanced = digest.withLock { $0.take(bytes, at: offset) }
        if advanced > 0 { onAdvance(advanced) }
        return bytes
    }

    func sha256() async throws(ConnectorError) -> String {
        while true {
            let read = digest.withLock(\.length)
            guard read < object.size else { break }
            _ = try await self.read(at: read, upTo: 1 << 20)
        }
        return digest.withLock { $0.finished() }
    }

    func confirm() async throws(ConnectorError) {
        guard try await bucket.find(object.key) == object else {
            let error = BackupError.changed(object.key)
            throw ConnectorError(error.code.rawValue, error.message)
        }
    }
}
