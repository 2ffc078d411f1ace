/// Looks at one line of an audit log: whether it is one JSON object, and which cluster it names.
///
/// Its bytes are forwarded as they are, so nothing is decoded, and what JSON allows is allowed: numbers of any size, one
/// name twice. ``JSONValue`` is stricter, and reading into it takes several times as long.
package struct AuditEntryScan: Sendable {
    /// The text of the member `cluster_id`; nil if the entry has none.
    package private(set) var clusterID: Substring?

    /// Deeper nesting is no audit log.
    package static let maximumDepth = 64

    /// - Parameter line: without its newline.
    package init(_ line: ArraySlice<UInt8>) throws(AuditEntryFlaw) {
        let flawed = line.withUnsafeBufferPointer { buffer -> Result<Range<Int>?, AuditEntryFlaw> in
            var scanner = Scanner(bytes: buffer)
            do throws(AuditEntryFlaw) {
                try scanner.run()
                return .success(scanner.clusterID)
            } catch {
                return .failure(error)
            }
        }
        guard let range = try flawed.get() else { return }
        let token = line[(line.startIndex + range.lowerBound)..<(line.startIndex + range.upperBound)]
        // Whatever is no plain string names no cluster that there is.
        clusterID = (try? JSONValue(parsing: token))?.stringValue.map { $0[...] } ?? ""
    }

    /// Whether the line has nothing but white space.
    package static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
        line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
}

/// Why a line is no entry of an audit log.
package enum AuditEntryFlaw: Error, Sendable, Hashable {
    /// It is no JSON from this byte on.
    case syntax(offset: Int)
    case noObject
    case noUTF8
}

/// Steps through the text without keeping any of it.
private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var offset = 0
    var clusterID: Range<Int>?
    private var depth = 0

    private static let clusterName = Array("\"cluster_id\"".utf8)

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var flaw: AuditEntryFlaw { .syntax(offset: offset) }

    mutating func run() throws(AuditEntryFlaw) {
        skipWhitespace()
        guard peek == UInt8(ascii: "{") else {
            try value()
            throw .noObject
        }
        try object()
        skipWhitespace()
        guard offset == bytes.count else { throw flaw }
        guard bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil else { throw .noUTF8 }
    }

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipWhitespace() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { offset += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        offset += 1
        return true
    }

    private mutating func value() throws(AuditEntryFlaw) {
        skipWhitespace()
        switch peek {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: try number()
        }
    }

    private mutating func object() throws(AuditEntryFlaw) {
        depth += 1
        defer { depth -= 1 }
        guard depth <= AuditEntryScan.maximumDepth else { throw flaw }
        offset += 1
        skipWhitespace()
        if take(UInt8(ascii: "}")) { return }
        while true {
            skipWhitespace()
            let start = offset
            try string()
            let name = start..<offset
            skipWhitespace()
            guard take(UInt8(ascii: ":")) else { throw flaw }
            skipWhitespace()
            let valueStart = offset
            try value()
            if depth == 1, isClusterName(name) { clusterID = valueStart..<offset }
            skipWhitespace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw flaw }
            return
        }
    }

    /// Also where the name is written with escapes.
    private func isClusterName(_ range: Range<Int>) -> Bool {
        let name = UnsafeBufferPointer(rebasing: bytes[range])
        if name.elementsEqual(Self.clusterName) { return true }
        guard name.contains(UInt8(ascii: "\\")) else { return false }
        return (try? JSONValue(parsing: Array(name)))?.stringValue == "cluster_id"
    }

    private mutating func array() throws(AuditEntryFlaw) {
        depth += 1
        defer { depth -= 1 }
        guard depth <= AuditEntryScan.maximumDepth else { throw flaw }
        offset += 1
        skipWhitespace()
        if take(UInt8(ascii: "]")) { return }
        while true {
            try value()
            skipWhitespace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw flaw }
            return
        }
    }

    private mutating func string() throws(AuditEntryFlaw) {
        guard take(UInt8(ascii: "\"")) else { throw flaw }
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20: throw flaw
            default: offset += 1
            }
        }
        throw flaw
    }

    private mutating func escape() throws(AuditEntryFlaw) {
        offset += 1
        guard let letter = peek else { throw flaw }
        guard letter == UInt8(ascii: "u") else {
            guard "\"\\/bfnrt".utf8.contains(letter) else { throw flaw }
            offset += 1
            return
        }
        offset += 1
        for _ in 0..<4 {
            guard let digit = peek, Unicode.Scalar(digit).properties.isASCIIHexDigit else { throw flaw }
            offset += 1
        }
    }

    private mutating func word(_ word: StaticString) throws(AuditEntryFlaw) {
        for index in 0..<word.utf8CodeUnitCount {
            guard take(word.utf8Start[index]) else { throw flaw }
        }
    }

    private mutating func number() throws(AuditEntryFlaw) {
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
    }

    private mutating func digits() throws(AuditEntryFlaw) {
        let start = offset
        while let byte = peek, (0x30...0x39).contains(byte) { offset += 1 }
        guard offset > start else { throw flaw }
    }
}
