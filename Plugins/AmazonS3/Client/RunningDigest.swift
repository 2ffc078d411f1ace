internal import Crypto
internal import NIOCore

/// A SHA-256 that is fed as the bytes pass by.
struct RunningDigest: Sendable {
    private var hash = SHA256()

    mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }

    mutating func update(_ bytes: ByteBuffer) {
        bytes.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
    }

    func finish() -> [UInt8] { hash.finalize().withUnsafeBytes { Array($0) } }
}
