/// Reads one JSON text (RFC 8259) strictly: UTF-8 without a byte order mark, no duplicate names, no lone surrogates,
/// no integer beyond ±(2^53 − 1), at most ``maximumDepth`` levels (the limits of RFC 7493, I-JSON).
///
/// Written by hand because every event is read again in every rebuild: Foundation's decoder takes several times as long
/// and accepts duplicate names. White space and any order of names are read; canonical text is what is read fast.
struct JSONParser {
    static let maximumDepth = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0
    private var depth = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) -> JSONValue {
        var parser = JSONParser(bytes)
        let value = try parser.value()
        parser.skipWhitespace()
        guard parser.offset == bytes.count else {
            throw parser.error("one value was expected, and more text follows it")
        }
        return value
    }

    private func error(_ reason: String) -> JSONSyntaxError { JSONSyntaxError(reason: reason, offset: offset) }

    private mutating func skipWhitespace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }

    private mutating func value() throws(JSONSyntaxError) -> JSONValue {
        skipWhitespace()
        guard offset < bytes.count else { throw error("the text ends where a value was expected") }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string().text)
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw error("no JSON value begins here")
        }
    }

    /// Steps over an opening brace or bracket.
    private mutating func enter() throws(JSONSyntaxError) {
        depth += 1
        guard depth <= Self.maximumDepth else { throw error("nested more than \(Self.maximumDepth) levels deep") }
        offset += 1
    }

    private mutating func object() throws(JSONSyntaxError) -> JSONObject {
        let start = offset
        try enter()
        defer { depth -= 1 }
        var object = JSONObject()
        skipWhitespace()
        if take(UInt8(ascii: "}")) { return object }
        // Canonical text has its names in order; comparing each with the one before, as bytes of the text, is all that
        // it takes to know that none stands twice. nil from the first name on that is out of order or has an escape.
        var last: Range<Int>? = offset..<offset
        while true {
            skipWhitespace()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
                throw error("a member's name in double quotes was expected")
            }
            let nameStart = offset + 1
            let (name, isVerbatim) = try string()
            let text = nameStart..<(offset - 1)
            if let before = last {
                last = isVerbatim && (object.isEmpty || isName(before, before: text)) ? text : nil
            }
            skipWhitespace()
            guard take(UInt8(ascii: ":")) else { throw error("a colon was expected after the name \"\(name)\"") }
            object.append(name: name, value: try value())
            skipWhitespace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw error("a comma or a closing brace was expected") }
            if last == nil, let name = object.sort() {
                throw JSONSyntaxError(reason: "the name \"\(name)\" stands twice in one object", offset: start)
            }
            return object
        }
    }

    /// Whether the one name in the text comes before the other in the order of ``JSONObject``; neither has an escape.
    private func isName(_ left: Range<Int>, before right: Range<Int>) -> Bool {
        UTF16Order.precedes(UnsafeBufferPointer(rebasing: bytes[left]), UnsafeBufferPointer(rebasing: bytes[right]))
    }

    private mutating func array() throws(JSONSyntaxError) -> [JSONValue] {
        try enter()
        defer { depth -= 1 }
        var elements: [JSONValue] = []
        skipWhitespace()
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value())
            skipWhitespace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "]")) { return elements }
            throw error("a comma or a closing bracket was expected")
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
        let count = text.utf8CodeUnitCount
        guard offset + count <= bytes.count,
            (0..<count).allSatisfy({ bytes[offset + $0] == text.utf8Start[$0] })
        else { throw error("\(text) was expected") }
        offset += count
        return value
    }

    // MARK: Strings

    /// The string at hand, and whether the text has it byte by byte, without an escape.
    private mutating func string() throws(JSONSyntaxError) -> (text: String, isVerbatim: Bool) {
        offset += 1
        let start = offset
        let isASCII = skipPlainCharacters()
        guard offset < bytes.count else { throw error("the text ends inside a string") }
        switch bytes[offset] {
        case UInt8(ascii: "\""):
            let text = try decoded(start..<offset, isASCII: isASCII)
            offset += 1
            return (text, true)
        case UInt8(ascii: "\\"): return (try escapedString(from: start, isASCII: isASCII), false)
        default: throw error("a control character must be written as an escape, such as \\n")
        }
    }

    private mutating func escapedString(from start: Int, isASCII: Bool) throws(JSONSyntaxError) -> String {
        var text = try decoded(start..<offset, isASCII: isASCII)
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                offset += 1
                return text
            case UInt8(ascii: "\\"):
                offset += 1
                text.unicodeScalars.append(try escape())
            case 0..<0x20: throw error("a control character must be written as an escape, such as \\n")
            default:
                let run = offset
                let isASCII = skipPlainCharacters()
                text += try decoded(run..<offset, isASCII: isASCII)
            }
        }
        throw error("the text ends inside a string")
    }

    /// Steps to the next character that is not written as it is; whether all before it is ASCII.
    private mutating func skipPlainCharacters() -> Bool {
        let run = PlainRun(in: bytes, from: offset)
        offset = run.end
        return run.isASCII
    }

    private func decoded(_ range: Range<Int>, isASCII: Bool) throws(JSONSyntaxError) -> String {
        let text = UnsafeBufferPointer(rebasing: bytes[range])
        if isASCII { return String(decoding: text, as: UTF8.self) }
        guard let text = String(validating: text, as: UTF8.self) else {
            throw JSONSyntaxError(reason: "the string is not UTF-8", offset: range.lowerBound)
        }
        return text
    }

    private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
        guard offset < bytes.count else { throw error("the text ends inside an escape") }
        let letter = bytes[offset]
        offset += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw error("no such escape; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX")
        }
    }

    private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try fourHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw error("a lone surrogate is no character")
        }
        let second = try fourHexDigits()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw error("a lone surrogate is no character") }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONSyntaxError) -> UInt32 {
        var result: UInt32 = 0
        for _ in 0..<4 {
            guard offset < bytes.count, let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue,
                bytes[offset] < 0x80
            else { throw error("four hexadecimal digits were expected after \\u") }
            result = result << 4 | UInt32(digit)
            offset += 1
        }
        return result
    }

    // MARK: Numbers

    private mutating func number() throws(JSONSyntaxError) -> JSONValue {
        let start = offset
        let isNegative = take(UInt8(ascii: "-"))
        let integerStart = offset
        let magnitude = try digits()
        if offset - integerStart > 1 && bytes[integerStart] == UInt8(ascii: "0") {
            throw JSONSyntaxError(reason: "a number has no leading zero", offset: integerStart)
        }
        var isInteger = true
        if take(UInt8(ascii: ".")) {
            isInteger = false
            _ = try digits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isInteger = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            _ = try digits()
        }
        if isInteger, let magnitude, magnitude <= JSONValue.largestInteger {
            return .integer(isNegative ? -magnitude : magnitude)
        }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self)
        guard !isInteger, let double = Double(text), let value = JSONValue(double) else {
            throw JSONSyntaxError(
                reason: "a number must be a fraction or an integer within ±9007199254740991; write others as strings",
                offset: start)
        }
        return value
    }

    /// At least one digit; their value, or nil if there are too many to have one.
    private mutating func digits() throws(JSONSyntaxError) -> Int64? {
        let start = offset
        var value: Int64 = 0
        while offset < bytes.count, case let digit = bytes[offset] &- 0x30, digit < 10 {
            value = value &* 10 &+ Int64(digit)
            offset += 1
        }
        guard offset > start else { throw error("a digit was expected") }
        return offset - start <= 18 ? value : nil
    }
}

extension JSONValue {
    /// Reads one JSON text.
    ///
    /// - Throws: ``JSONSyntaxError`` where the text is no JSON, or JSON beyond the limits of ``JSONValue``.
    public init(parsing bytes: UnsafeRawBufferPointer) throws(JSONSyntaxError) {
        self = try JSONParser.parse(bytes.assumingMemoryBound(to: UInt8.self))
    }

    /// Reads one JSON text.
    public init(parsing bytes: some Sequence<UInt8>) throws(JSONSyntaxError) {
        let parsed: Result<JSONValue, JSONSyntaxError>? = bytes.withContiguousStorageIfAvailable { buffer in
            Result { () throws(JSONSyntaxError) in try JSONParser.parse(buffer) }
        }
        if let parsed {
            self = try parsed.get()
        } else {
            self = try JSONValue(parsing: Array(bytes))
        }
    }

    /// Reads one JSON text.
    public init(parsing text: String) throws(JSONSyntaxError) {
        self = try JSONValue(parsing: Array(text.utf8))
    }
}
