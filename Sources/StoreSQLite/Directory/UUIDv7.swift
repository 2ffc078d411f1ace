import MooringModel

/// Identifiers by time and the system's random numbers (RFC 9562, section 5.7).
enum UUIDv7 {
    static func bits(at time: Timestamp) -> UInt128 {
        let milliseconds = UInt128(truncatingIfNeeded: time.microseconds / 1_000) & 0xFFFF_FFFF_FFFF
        let random = UInt128.random(in: 0...UInt128.max)
        let (a, b) = (random & 0xFFF, random >> 64 & 0x3FFF_FFFF_FFFF_FFFF)
        return milliseconds << 80 | 0x7 << 76 | a << 64 | 0b10 << 62 | b
    }
}
