/// Why a note, a key or a checkpoint is not taken.
package enum NoteError: Error, Sendable, Equatable {
    /// The text is no key; the reason says what a key looks like.
    case malformedKey(reason: String)
    /// The text is no signed note.
    case malformedNote(reason: String)
    /// The note's text is no checkpoint.
    case malformedCheckpoint(reason: String)
    /// The key that the reader trusts has not signed the note.
    case notSigned(key: String, signedBy: [String])
    /// The note has a signature in the name of the trusted key that is not its own for this text.
    case wrongSignature(key: String)
    /// The checkpoint is that of another log.
    case otherLog(origin: String, expected: String)
}

extension NoteError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformedKey(let reason): "the text is no key: \(reason)"
        case .malformedNote(let reason): "the text is no signed note: \(reason)"
        case .malformedCheckpoint(let reason): "the note holds no checkpoint: \(reason)"
        case .notSigned(let key, let others):
            "the note is not signed by the key \(key) but by \(others.joined(separator: ", ")); give the key that signed it"
        case .wrongSignature(let key):
            "the signature in the name of the key \(key) does not fit the note: the note or the signature was changed"
        case .otherLog(let origin, let expected):
            "the checkpoint is that of the log \(origin), not of \(expected); give the checkpoint of this log"
        }
    }
}
