import Crypto

/// The private half of an Ed25519 key that signs notes. Its text is a secret; its description shows only which key it is.
package struct SigningKey: Sendable, CustomStringConvertible {
    package let verifierKey: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    private static let prefix = "PRIVATE+KEY+"

    private init(name: NoteName, key: Curve25519.Signing.PrivateKey) {
        self.key = key
        verifierKey = VerifierKey(name: name, key: key.publicKey)
    }

    /// A new key of that name, from the system's random numbers.
    package init(name: NoteName) {
        self.init(name: name, key: Curve25519.Signing.PrivateKey())
    }

    /// The key that `text` writes: `PRIVATE+KEY+<name>+<key ID>+<base 64 of 0x01 and the seed>`, the form of Go's
    /// `golang.org/x/mod/sumdb/note`.
    ///
    /// - Throws: ``NoteError/malformedKey(reason:)``, which never repeats the text
    package init(parsing text: String) throws(NoteError) {
        guard text.utf8.starts(with: Self.prefix.utf8) else {
            throw .malformedKey(reason: "a private key begins with \(Self.prefix)")
        }
        let (name, id, seed) = try KeyText.parse(text.utf8.dropFirst(Self.prefix.utf8.count))
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw .malformedKey(reason: "an Ed25519 seed of 32 bytes was expected")
        }
        self.init(name: name, key: key)
        guard verifierKey.id == id else {
            throw .malformedKey(reason: "the key ID does not belong to the name and the key")
        }
    }

    /// The form that ``init(parsing:)`` reads: for the key's own file, and for nothing that anybody sees.
    package var secretText: String {
        Self.prefix + KeyText.text(verifierKey.name, verifierKey.id, Array(key.rawRepresentation))
    }

    package var description: String { "private key of \(verifierKey.label)" }

    /// The signature of a text (RFC 8032): the same for the same text, always.
    ///
    /// - Throws: an error of the cryptographic library if it cannot sign
    func signature(for text: String) throws -> [UInt8] {
        Array(try key.signature(for: Array(text.utf8)))
    }
}
