internal import NIOCore

/// The checksum of a part that is fed as the bytes pass by.
enum RunningChecksum: Sendable {
    case sha256(RunningDigest)
    case crc32c(CRC32C)

    init(_ checksum: Checksum) {
        self =
            switch checksum {
            case .sha256: .sha256(RunningDigest())
            case .crc32c: .crc32c(CRC32C())
            }
    }

    mutating func update(_ bytes: ByteBuffer) {
        switch self {
        case .sha256(var digest):
            digest.update(bytes)
            self = .sha256(digest)
        case .crc32c(var crc):
            crc.update(bytes)
            self = .crc32c(crc)
        }
    }

    func finish() -> [UInt8] {
        switch self {
        case .sha256(let digest): digest.finish()
        case .crc32c(let crc): crc.bytes
        }
    }
}
