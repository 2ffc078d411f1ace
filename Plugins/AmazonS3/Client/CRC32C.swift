/// The CRC that S3 calls `CRC32C` and iSCSI and ext4 use: polynomial 0x1EDC6F41, reflected (RFC 3720, appendix B.4).
///
/// Eight bytes at a time from eight tables: "slicing by 8", which needs no instruction that only some processors have.
struct CRC32C: Sendable {
    private var state: UInt32 = .max

    /// Most significant byte first, as checksum headers have it.
    var bytes: [UInt8] { withUnsafeBytes(of: (~state).bigEndian) { Array($0) } }

    mutating func update(_ bytes: [UInt8]) {
        var state = state
        Self.tables.withUnsafeBufferPointer { tables in
            bytes.withUnsafeBytes { bytes in
                var index = 0
                while index + 8 <= bytes.count {
                    let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian ^ UInt64(state)
                    state = 0
                    for byte in 0..<8 {
                        state ^= tables[(7 - byte) << 8 | Int(truncatingIfNeeded: word >> (8 * byte)) & 0xFF]
                    }
                    index += 8
                }
                while index < bytes.count {
                    state = state >> 8 ^ tables[Int(UInt8(truncatingIfNeeded: state) ^ bytes[index])]
                    index += 1
                }
            }
        }
        self.state = state
    }

    /// The table of one byte, then those of a byte that one to seven others follow.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 << 8)
        for byte in 0..<256 {
            var state = UInt32(byte)
            for _ in 0..<8 { state = state & 1 == 1 ? state >> 1 ^ 0x82F6_3B78 : state >> 1 }
            tables[byte] = state
        }
        for index in 256..<tables.count {
            let shorter = tables[index - 256]
            tables[index] = shorter >> 8 ^ tables[Int(shorter & 0xFF)]
        }
        return tables
    }()
}
