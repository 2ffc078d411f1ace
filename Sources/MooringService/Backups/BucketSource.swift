import ConnectorKit
import MooringModel
import NIOCore

/// The bytes of one object of a backup in a bucket: nothing of it touches the disk.
final class BucketSource: BackupSource {
    private let object: SourceObject
    private let bucket: any SourceBucket
    private let digest: SourceDigest

    init(_ object: SourceObject, in bucket: any SourceBucket, onAdvance: @escaping @Sendable (Int64) -> Void) {
        self.object = object
        self.bucket = bucket
        digest = SourceDigest(onAdvance: onAdvance)
    }

    func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        let bytes = try await bucket.read(object, at: offset, upTo: count)
        await digest.take(ByteBuffer(bytes: bytes), at: offset)
        return bytes
    }

    func read(
        at offset: Int64, upTo count: Int, reusing buffer: consuming ByteBuffer
    ) async throws(ConnectorError) -> ByteBuffer {
        let bytes = ByteBuffer(bytes: try await bucket.read(object, at: offset, upTo: count))
        await digest.take(bytes, at: offset)
        return bytes
    }

    func sha256() async throws(ConnectorError) -> [UInt8] {
        while digest.end < object.size {
            guard try await !read(at: digest.end, upTo: 1 << 20).isEmpty else {
                let error = BackupError.changed(object.key)
                throw ConnectorError(error.code.rawValue, error.message)
            }
        }
        return await digest.finish()
    }

    func confirm() async throws(ConnectorError) {
        guard try await bucket.find(object.key) == object else {
            let error = BackupError.changed(object.key)
            throw ConnectorError(error.code.rawValue, error.message)
        }
    }
}
