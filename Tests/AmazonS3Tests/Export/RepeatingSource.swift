import ConnectorKit
import Crypto
import EventLog
import Synchronization

/// A block of a prime length again and again, so that no two parts are alike: much at little cost.
final class RepeatingSource: ObjectSource {
    private let size: Int64
    /// Three times, so that every read of up to two lengths is one piece of it.
    private let block: [UInt8]
    private let reads = Mutex(0)

    private static let length = 1_048_573

    init(size: Int64) {
        self.size = size
        var state: UInt64 = 1
        let once = (0..<Self.length).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        block = once + once + once
    }

    /// The most bytes that were asked for at once.
    var largestRead: Int { reads.withLock(\.self) }

    func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        reads.withLock { $0 = max($0, count) }
        let wanted = Int(max(0, min(Int64(min(count, 2 * Self.length)), size - offset)))
        let start = Int(offset % Int64(Self.length))
        return Array(block[start..<start + wanted])
    }

    var sha256: String {
        var hash = SHA256()
        var left = Int(size)
        block.withUnsafeBytes { bytes in
            while left > 0 {
                let piece = min(left, Self.length)
                hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[0..<piece]))
                left -= piece
            }
        }
        return Hexadecimal.text(Array(hash.finalize()))
    }
}
