import ConnectorKit
import Crypto
import Dispatch
import NIOCore
import Synchronization
import Testing

@testable import MooringService

@Suite struct SourceDigestTests {
    private static let bytes: [UInt8] = (0..<3_000_007).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }

    private func piece(_ range: Range<Int>) -> ByteBuffer { ByteBuffer(bytes: Self.bytes[range]) }

    /// Small pieces are hashed at once, large ones beside the next.
    @Test(arguments: [1, 4_095, 262_144, 700_001])
    func `it is that of all bytes, however they are cut`(length: Int) async {
        let count = length == 1 ? 1_000 : Self.bytes.count
        let advanced = Atomic<Int64>(0)
        let digest = SourceDigest { advanced.add($0, ordering: .sequentiallyConsistent) }
        for start in stride(from: 0, to: count, by: length) {
            await digest.take(piece(start..<min(count, start + length)), at: Int64(start))
        }
        #expect(await digest.finish() == Array(SHA256.hash(data: Self.bytes[..<count])))
        #expect(digest.end == Int64(count))
        #expect(advanced.load(ordering: .sequentiallyConsistent) == Int64(count))
    }

    @Test func `what was read before counts once, and what lies behind a gap not at all`() async {
        let digest = SourceDigest { _ in }
        await digest.take(piece(0..<600_000), at: 0)
        await digest.take(piece(700_000..<800_000), at: 700_000)
        #expect(digest.end == 600_000)
        await digest.take(piece(0..<600_000), at: 0)
        await digest.take(piece(300_000..<900_000), at: 300_000)
        await digest.take(piece(899_000..<901_000), at: 899_000)
        #expect(await digest.finish() == Array(SHA256.hash(data: Self.bytes[..<901_000])))
    }

    @Test func `whoever reads faster than is hashed waits`() async {
        let io = BlockingIO(label: "test", width: 1)
        let (gate, blocked) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let blocking: Void = io.run {
            blocked.signal()
            gate.wait()
        }
        await BlockingIO(label: "other", width: 1).run { blocked.wait() }
        let digest = SourceDigest(on: io) { _ in }
        let isOpen = Mutex(false)
        await digest.take(piece(0..<300_000), at: 0)
        async let second = {
            await digest.take(piece(300_000..<600_000), at: 300_000)
            return isOpen.withLock(\.self)
        }()
        while digest.end < 600_000 { await Task.yield() }
        isOpen.withLock { $0 = true }
        gate.signal()
        #expect(await second)
        await blocking
        #expect(await digest.finish() == Array(SHA256.hash(data: Self.bytes[..<600_000])))
    }
}
