/// Bytes for objects.
enum Bytes {
    /// A block of a prime length, repeated: no two pieces of an object are alike, so that exchanged ones are noticed.
    static func made(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
        var state = seed
        let block = (0..<min(count, 65_521)).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count { bytes += block.prefix(count - bytes.count) }
        return bytes
    }
}
