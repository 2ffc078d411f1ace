import Crypto
import MooringService
import Testing

@Suite struct SourceDigestTests {
    /// Below and above the size from which two cores share the work.
    @Test(arguments: [1, 4_095, 65_536, 200_000])
    func `a whole and its parts are digested at once, however they are cut`(longest: Int) {
        let bytes = (0..<1_000_003).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
        var whole = SourceDigest()
        var start = 0
        for count in [0, 1, 300_001, 65_536, 634_465] {
            let end = min(bytes.count, start + (longest == 1 ? count % 1_000 : count))
            var part = SourceDigest()
            var offset = start
            while offset < end {
                let next = min(end, offset + longest)
                bytes[offset..<next].withUnsafeBytes { SourceDigest.update(&whole, &part, $0) }
                offset = next
            }
            #expect(part.finish() == Array(SHA256.hash(data: bytes[start..<end])), "\(start)..<\(end)")
            start = end
        }
        #expect(whole.finish() == Array(SHA256.hash(data: bytes[..<start])))
    }
}
