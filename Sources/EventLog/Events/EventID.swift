/// An event's identifier: a UUIDv7 (RFC 9562, section 5.7) in its usual form, lower case with dashes.
package struct EventID: Sendable, Hashable, LosslessStringConvertible {
    package let description: String

    /// - Parameter bits: the 128 bits of a UUIDv7.
    package init(bits: UInt128) {
        let digits = String(bits, radix: 16)
        var text = String(repeating: "0", count: 32 - digits.count) + digits
        for offset in [20, 16, 12, 8] { text.insert("-", at: text.index(text.startIndex, offsetBy: offset)) }
        description = text
    }

    /// nil unless `text` has the form of a UUID in lower case.
    package init?(_ text: String) {
        let utf8 = Array(text.utf8)
        guard utf8.count == 36,
            utf8.indices.allSatisfy({ index in
                [8, 13, 18, 23].contains(index)
                    ? utf8[index] == UInt8(ascii: "-")
                    : (0x30...0x39).contains(utf8[index]) || (0x61...0x66).contains(utf8[index])
            })
        else { return nil }
        description = text
    }
}
