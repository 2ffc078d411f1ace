internal import CCRC32C
internal import NIOCore

/// The CRC that S3 calls `CRC32C` and iSCSI and ext4 use: polynomial 0x1EDC6F41, reflected (RFC 3720, appendix B.4).
struct CRC32C: Sendable {
    private var state = UInt32.max

    /// Most significant byte first, as checksum headers have it.
    var bytes: [UInt8] { withUnsafeBytes(of: (~state).bigEndian) { Array($0) } }

    mutating func update(_ bytes: [UInt8]) {
        state = bytes.withUnsafeBytes { mooring_crc32c(state, $0.baseAddress, $0.count) }
    }

    mutating func update(_ bytes: ByteBuffer) {
        state = bytes.withUnsafeReadableBytes { mooring_crc32c(state, $0.baseAddress, $0.count) }
    }
}
