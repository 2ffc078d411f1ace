/// The characters from a place on that a JSON string has as they are: up to a quote, a backslash or a control character.
///
/// Most of an event is strings, so they are looked through eight bytes at a time.
struct PlainRun {
    /// The place of the first character that is not plain, or the end.
    let end: Int
    let isASCII: Bool

    init(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        let raw = UnsafeRawBufferPointer(bytes)
        var offset = start
        var seen: UInt64 = 0
        while offset + 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let stops = Self.stops(in: word)
            if stops != 0 {
                let plainBits = stops.trailingZeroBitCount & ~7
                seen |= word & ((1 << UInt64(plainBits)) - 1)
                end = offset + plainBits / 8
                isASCII = seen & Self.highBits == 0
                return
            }
            seen |= word
            offset += 8
        }
        while offset < bytes.count, !Self.isStop(bytes[offset]) {
            seen |= UInt64(bytes[offset])
            offset += 1
        }
        end = offset
        isASCII = seen & Self.highBits == 0
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// A high bit for each byte that is not plain.
    ///
    /// Subtracting from all eight bytes at once sets the high bit of those that were smaller. A borrow may set it, too, in
    /// the byte after such a one, so only the lowest bit counts, which is the first in the text.
    private static func stops(in word: UInt64) -> UInt64 {
        let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        return ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word) & highBits
    }

    private static func isStop(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
    }
}
