/// The text that verifier keys and signing keys share: `<name>+<key ID>+<base 64 of the algorithm's byte and the key>`.
enum KeyText {
    static func text(_ name: NoteName, _ id: UInt32, _ key: [UInt8]) -> String {
        "\(name)+\(text(id))+\(Base64.text([VerifierKey.algorithm] + key))"
    }

    /// A key ID as eight hexadecimal digits.
    static func text(_ id: UInt32) -> String {
        withUnsafeBytes(of: id.bigEndian) { Hexadecimal.text($0) }
    }

    static func parse(_ text: Substring.UTF8View) throws(NoteError) -> (name: NoteName, id: UInt32, key: [UInt8]) {
        // Base 64 has plus signs, a name has none.
        let parts = text.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
            .map(Substring.init)
        guard parts.count == 3 else {
            throw .malformedKey(reason: "a name, a key ID and the key were expected, joined by plus signs")
        }
        guard let name = NoteName(String(parts[0])) else {
            throw .malformedKey(reason: "the name is empty, or has white space or a control character")
        }
        guard let id = Hexadecimal.bytes(parts[1]), id.count == 4 else {
            throw .malformedKey(reason: "the key ID must be eight hexadecimal digits in lower case")
        }
        guard let key = Base64.bytes(parts[2]) else { throw .malformedKey(reason: "the key is no base 64") }
        guard key.first == VerifierKey.algorithm else {
            throw .malformedKey(reason: "only keys for Ed25519 are supported, whose first byte is 0x01")
        }
        return (name, id.reduce(0) { $0 << 8 | UInt32($1) }, Array(key.dropFirst()))
    }
}
