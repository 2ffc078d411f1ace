package import MooringModel

/// Where random bits come from; injected, so that tests can repeat themselves.
package protocol Randomness: Sendable {
    /// 64 random bits, fit for secrets.
    func next() -> UInt64
}

/// The operating system's generator.
package struct SystemRandomness: Randomness {
    package init() {}

    package func next() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}

extension Randomness {
    /// The bits of a UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, the version, 12 bits of the microseconds
    /// within it (method 3 of section 6.2), the variant, 62 random bits.
    package func uuidV7(at time: Timestamp) -> UInt128 {
        let milliseconds = UInt128(UInt64(bitPattern: time.microseconds / 1_000) & 0xFFFF_FFFF_FFFF)
        let fraction = UInt128(UInt64(time.microseconds % 1_000) * 4_096 / 1_000)
        return milliseconds << 80 | 7 << 76 | fraction << 64 | 0b10 << 62 | UInt128(next() >> 2)
    }

    /// As many random bytes.
    package func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count { withUnsafeBytes(of: next()) { bytes.append(contentsOf: $0) } }
        return Array(bytes.prefix(count))
    }
}
