import Crypto

/// The public half of an Ed25519 key that signs notes, written `<name>+<key ID>+<base 64 of 0x01 and the public key>`
/// (C2SP signed-note, «Verifier keys»).
package struct VerifierKey: Sendable, LosslessStringConvertible {
    package let name: NoteName
    /// The first four bytes of SHA-256 over the name, a line feed, 0x01 and the public key: a hint that tells keys of one
    /// name apart, and no protection.
    package let id: UInt32
    private let key: Curve25519.Signing.PublicKey

    /// The byte that says that a key is for Ed25519.
    static let algorithm: UInt8 = 0x01

    init(name: NoteName, key: Curve25519.Signing.PublicKey) {
        self.name = name
        self.key = key
        var hasher = SHA256()
        hasher.update(data: Array(name.description.utf8) + [0x0A, Self.algorithm])
        hasher.update(data: key.rawRepresentation)
        id = hasher.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The key that `text` writes.
    ///
    /// - Throws: ``NoteError/malformedKey(reason:)``
    package init(parsing text: String) throws(NoteError) {
        let (name, id, key) = try KeyText.parse(text[...].utf8)
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key) else {
            throw .malformedKey(reason: "an Ed25519 key of 32 bytes was expected")
        }
        self.init(name: name, key: key)
        guard self.id == id else { throw .malformedKey(reason: "the key ID does not belong to the name and the key") }
    }

    package init?(_ text: String) {
        guard let key = try? VerifierKey(parsing: text) else { return nil }
        self = key
    }

    package var description: String { KeyText.text(name, id, Array(key.rawRepresentation)) }

    /// The key's name and ID, which say in a message which key is meant.
    package var label: String { "\(name)+\(KeyText.text(id))" }

    /// The 32 bytes of the public key (RFC 8032, section 5.1.5).
    package var publicKey: [UInt8] { Array(key.rawRepresentation) }

    func isValid(_ signature: [UInt8], for text: String) -> Bool {
        key.isValidSignature(signature, for: Array(text.utf8))
    }
}

extension VerifierKey: Hashable {
    package static func == (left: Self, right: Self) -> Bool {
        left.name == right.name && left.publicKey == right.publicKey
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(publicKey) }
}
