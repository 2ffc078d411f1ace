/// The order of names in a JSON object: by UTF-16 code units (RFC 8785, section 3.2.3).
///
/// The order of UTF-8 bytes is the same, but for characters outside the basic plane (lead bytes F0 to F4), which UTF-16
/// writes with surrogates and thereby before U+E000 to U+FFFF (lead bytes EE and EF).
enum UTF16Order {
    static func precedes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        let common = min(left.count, right.count)
        var index = 0
        while index < common {
            let (a, b) = (left[index], right[index])
            if a != b {
                if a >= 0xEE && b >= 0xEE && (a >= 0xF0) != (b >= 0xF0) { return a >= 0xF0 }
                return a < b
            }
            index += 1
        }
        return left.count < right.count
    }
}

extension String {
    /// Equal bytes, and not Swift's canonical equivalence: "é" and "e\u{301}" are two texts in JSON.
    func utf8Equals(_ other: String) -> Bool {
        utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
    }

    /// Whether this string comes before the other by UTF-16 code units.
    func utf16Precedes(_ other: String) -> Bool {
        var (left, right) = (self, other)
        return left.withUTF8 { left in right.withUTF8 { right in UTF16Order.precedes(left, right) } }
    }
}
