// A checkpoint (C2SP tlog-checkpoint, https://c2sp.org/tlog-checkpoint) is the text of a signed note in three lines: the
// log's origin; the number of leaves in decimal; the base 64 of the root hash. Whoever has one can prove later that the
// log went on from it. The format allows further lines, advises against them, and so there are none here.

/// What a log commits itself to: that its first `size` events are those under the hash `root`.
package struct Checkpoint: Sendable, Hashable {
    /// The log's identity; the name of its key, too.
    package var origin: NoteName
    package var size: Int64
    package var root: TreeHash

    package init(origin: NoteName, size: Int64, root: TreeHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// The checkpoint as the text of a note.
    package var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

    /// Reads the text of a note.
    ///
    /// - Throws: ``NoteError/malformedCheckpoint(reason:)``
    package init(parsing text: String) throws(NoteError) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
        guard lines.count == 4, lines[3].isEmpty else {
            throw .malformedCheckpoint(reason: "three lines were expected: origin, size and root hash")
        }
        guard let origin = NoteName(String(lines[0])) else {
            throw .malformedCheckpoint(reason: "the origin is empty, or has white space or a plus sign")
        }
        // Compared with its own text, the number has no sign and no leading zeros.
        guard let size = Int64(lines[1]), size >= 0, String(size) == lines[1] else {
            throw .malformedCheckpoint(reason: "the size must be a decimal number without leading zeros")
        }
        guard let root = TreeHash(base64: String(lines[2])) else {
            throw .malformedCheckpoint(reason: "the root hash must be the base 64 of 32 bytes")
        }
        self.init(origin: origin, size: size, root: root)
    }

    /// The note that a log publishes.
    ///
    /// - Throws: ``NoteError/otherLog(origin:expected:)`` if the key is not of the origin's name
    package func signed(by key: SigningKey) throws(NoteError) -> SignedNote {
        try check(key.verifierKey)
        return try SignedNote(text, signedBy: key)
    }

    /// The checkpoint in a note, if the log's key signed it.
    ///
    /// - Throws: ``NoteError``
    package init(_ note: SignedNote, verifiedBy key: VerifierKey) throws(NoteError) {
        self = try Checkpoint(parsing: note.text(verifiedBy: key))
        try check(key)
    }

    private func check(_ key: VerifierKey) throws(NoteError) {
        guard origin == key.name else {
            throw .otherLog(origin: origin.description, expected: key.name.description)
        }
    }
}
