// The canonical form of JSON by RFC 8785 (JCS): no white space; members sorted by the UTF-16 code units of their names;
// strings with the shortest escapes; numbers as ECMAScript writes them. Equal values have equal bytes, so that a hash
// of the bytes is a hash of the value.

extension JSONValue {
    /// The canonical text of this value in UTF-8 (RFC 8785).
    public var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1_024)
        appendCanonical(to: &bytes)
        return bytes
    }

    /// The canonical text of this value (RFC 8785).
    public var canonicalText: String { String(decoding: canonicalBytes, as: UTF8.self) }

    /// Appends the canonical text of this value to `bytes`.
    public func appendCanonical(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let bool): bytes.append(contentsOf: (bool ? "true" : "false").utf8)
        case .integer(let integer): bytes.append(contentsOf: String(integer).utf8)
        case .number(let number): bytes.append(contentsOf: number.value.ecmaScriptText.utf8)
        case .string(let string): Self.appendCanonical(string, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.appendCanonical(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.appendCanonical(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.appendCanonical(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// Appends a string in quotes, escaped as RFC 8785, section 3.2.2.2, says.
    public static func appendCanonical(_ string: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { utf8 in
            var start = 0
            while true {
                let run = PlainRun(in: utf8, from: start)
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<run.end]))
                guard run.end < utf8.count else { break }
                appendEscaped(utf8[run.end], to: &bytes)
                start = run.end + 1
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A quote, a backslash or a control character.
    private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
        case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
        case 0x08: bytes.append(contentsOf: "\\b".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0C: bytes.append(contentsOf: "\\f".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        default:
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(contentsOf: (byte < 0x10 ? "0" : "").utf8)
            bytes.append(contentsOf: String(byte, radix: 16).utf8)
        }
    }
}

extension Double {
    /// A finite number as ECMAScript's `Number::toString` writes it (ECMA-262, section 6.1.6.1.20; RFC 8785, section 3.2.2.3).
    ///
    /// Swift's description has the same shortest digits that read back as the same value; only the layout differs.
    package var ecmaScriptText: String {
        if self == 0 { return "0" }
        let text = magnitude.description
        let parts = text.split(separator: "e", maxSplits: 1)
        let mantissa = parts[0].split(separator: ".", maxSplits: 1)
        let whole = mantissa[0]
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
        let written = parts.count > 1 ? Int(parts[1]) ?? 0 : 0

        // value = 0.d1d2…dk × 10^point, with d1 and dk not zero
        var digits = (whole + fraction).drop { $0 == "0" }
        let leadingZeros = whole.count + fraction.count - digits.count
        let point = whole.count - leadingZeros + written
        while digits.last == "0" { digits.removeLast() }

        let sign = self < 0 ? "-" : ""
        let count = digits.count
        if point >= count && point <= 21 {
            return sign + digits + String(repeating: "0", count: point - count)
        }
        if point > 0 && point <= 21 {
            return sign + digits.prefix(point) + "." + digits.dropFirst(point)
        }
        if point > -6 && point <= 0 {
            return sign + "0." + String(repeating: "0", count: -point) + digits
        }
        let exponent = point - 1
        let scientific = count == 1 ? String(digits) : digits.prefix(1) + "." + digits.dropFirst()
        return sign + scientific + "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
    }
}
