// A signed note (C2SP signed-note, https://c2sp.org/signed-note): a text that ends in a line feed, an empty line, and one
// line per signature:
//
//     example.com/log
//     3
//     rra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=
//
//     — example.com/log Az3grlgtzPIC…TOAYQ8=
//
// The whole is UTF-8 without control characters but the line feed. The text may have empty lines itself: the last one
// separates. A signature's base 64 is of the key's ID (four bytes, the highest first) and the signature's own bytes.
// A note may have signatures of several keys, of kinds, too, that this program does not know; a reader trusts none but
// those of keys that it was given. So the text is not to be had without naming a key.

/// A text with the signatures under it.
package struct SignedNote: Sendable {
    private let text: String
    package private(set) var signatures: [Signature]

    /// One signature line.
    package struct Signature: Sendable, Hashable {
        package var name: NoteName
        package var keyID: UInt32
        package var bytes: [UInt8]
    }

    /// The most signatures that are read; the specification asks for at least 16.
    package static let maximumSignatures = 100

    /// A text signed with a key.
    ///
    /// - Throws: ``NoteError/malformedNote(reason:)`` if the text cannot be a note's
    package init(_ text: String, signedBy key: SigningKey) throws(NoteError) {
        try Self.check(text)
        guard text.utf8.last == Self.lineFeed else { throw .malformedNote(reason: "the text must end in a line feed") }
        guard let bytes = try? key.signature(for: text) else {
            throw .malformedNote(reason: "the \(key) could not sign the text")
        }
        self.text = text
        signatures = [Signature(name: key.verifierKey.name, keyID: key.verifierKey.id, bytes: bytes)]
    }

    /// The note as a file has it.
    package var encoded: String {
        text + "\n" + signatures.map { "\(Self.dash)\($0.name) \($0.encoded)\n" }.joined()
    }

    /// The text, if the key signed it.
    ///
    /// - Throws: ``NoteError/notSigned(key:signedBy:)``, ``NoteError/wrongSignature(key:)``
    package func text(verifiedBy key: VerifierKey) throws(NoteError) -> String {
        let own = signatures.filter { $0.name == key.name && $0.keyID == key.id }
        guard !own.isEmpty else {
            throw .notSigned(key: key.label, signedBy: signatures.map { "\($0.name)+\(KeyText.text($0.keyID))" })
        }
        guard own.allSatisfy({ key.isValid($0.bytes, for: text) }) else { throw .wrongSignature(key: key.label) }
        return text
    }
}

extension SignedNote {
    private static let lineFeed = UInt8(ascii: "\n")
    private static let dash = "\u{2014} "

    /// Reads a note.
    ///
    /// - Throws: ``NoteError/malformedNote(reason:)``
    package init(parsing bytes: some Sequence<UInt8>) throws(NoteError) {
        guard let note = String(validating: bytes, as: UTF8.self) else {
            throw .malformedNote(reason: "it is not UTF-8")
        }
        try Self.check(note)
        guard note.utf8.last == Self.lineFeed else { throw .malformedNote(reason: "it must end in a line feed") }

        // The lines, without the nothing that follows the last line feed.
        let lines = note.utf8.split(separator: Self.lineFeed, omittingEmptySubsequences: false).dropLast()
        guard let empty = lines.lastIndex(where: \.isEmpty), empty > lines.startIndex else {
            throw .malformedNote(reason: "an empty line must separate text and signatures")
        }
        let signatureLines = lines[(empty + 1)...]
        guard !signatureLines.isEmpty else { throw .malformedNote(reason: "it has no signature") }
        guard signatureLines.count <= Self.maximumSignatures else {
            throw .malformedNote(reason: "it has more than \(Self.maximumSignatures) signatures")
        }
        signatures = []
        for line in signatureLines { signatures.append(try Signature(line: String(Substring(line)))) }
        text = String(note[..<lines[empty].startIndex])
    }

    private static func check(_ text: String) throws(NoteError) {
        guard text.utf8.allSatisfy({ $0 >= 0x20 || $0 == lineFeed }) else {
            throw .malformedNote(reason: "the line feed is the only control character that a note may have")
        }
    }
}

extension SignedNote.Signature {
    fileprivate init(line: String) throws(NoteError) {
        let parts = line.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map(Substring.init)
        guard parts.count == 3, parts[0].utf8.elementsEqual("\u{2014}".utf8), let name = NoteName(String(parts[1])),
            let bytes = Base64.bytes(parts[2]), bytes.count > 4
        else {
            throw .malformedNote(
                reason:
                    "a signature line is an em dash, the key's name and base 64, with single spaces; not \"\(line)\"")
        }
        self.init(
            name: name, keyID: bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }, bytes: Array(bytes.dropFirst(4)))
    }

    fileprivate var encoded: String {
        withUnsafeBytes(of: keyID.bigEndian) { Base64.text(Array($0) + bytes) }
    }
}
