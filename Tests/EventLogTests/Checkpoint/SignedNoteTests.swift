import EventLog
import Testing

@Suite struct SignedNoteTests {
    @Test func `signing gives the note that Go's implementation published`() throws {
        let key = try SigningKey(parsing: PublishedNotes.peterSigner)
        let note = try SignedNote(PublishedNotes.peterText, signedBy: key)
        #expect(note.encoded == PublishedNotes.peterNote)
    }

    @Test func `published notes are read, verified and written`() throws {
        for (note, key, text) in [
            (PublishedNotes.peterNote, PublishedNotes.peterVerifier, PublishedNotes.peterText),
            (PublishedNotes.exampleNote, PublishedNotes.exampleVerifier, "This is an example message.\n"),
        ] {
            let read = try SignedNote(parsing: note.utf8)
            #expect(try read.text(verifiedBy: VerifierKey(parsing: key)) == text)
            #expect(read.encoded == note)
        }
    }

    @Test func `signatures of unknown keys are ignored, and a trusted one must be there`() throws {
        let note = try SignedNote(parsing: (PublishedNotes.peterNote + PublishedNotes.enochLine).utf8)
        #expect(note.signatures.map(\.name.description) == ["PeterNeumann", "EnochRoot"])
        for key in [PublishedNotes.peterVerifier, PublishedNotes.enochVerifier] {
            #expect(try note.text(verifiedBy: VerifierKey(parsing: key)) == PublishedNotes.peterText)
        }
        let example = try VerifierKey(parsing: PublishedNotes.exampleVerifier)
        #expect(
            throws: NoteError.notSigned(
                key: "example.com/foo+530d903a", signedBy: ["PeterNeumann+c74f20a3", "EnochRoot+af0cfe78"])
        ) { try note.text(verifiedBy: example) }
    }

    @Test func `a key of the same name is another key`() throws {
        let name = try #require(NoteName("PeterNeumann"))
        let note = try SignedNote(PublishedNotes.peterText, signedBy: SigningKey(name: name))
        let peter = try VerifierKey(parsing: PublishedNotes.peterVerifier)
        #expect(throws: NoteError.self) { try note.text(verifiedBy: peter) }
    }

    @Test func `one wrong signature of the trusted key spoils the note`() throws {
        let forged = PublishedNotes.peterLine.replacing("x08go/ZJ", with: "x08go/ZK")
        let note = try SignedNote(parsing: (PublishedNotes.peterNote + forged).utf8)
        let peter = try VerifierKey(parsing: PublishedNotes.peterVerifier)
        #expect(throws: NoteError.wrongSignature(key: "PeterNeumann+c74f20a3")) { try note.text(verifiedBy: peter) }
    }

    @Test(arguments: [
        (PublishedNotes.peterNote, PublishedNotes.peterVerifier),
        (PublishedNotes.exampleNote, PublishedNotes.exampleVerifier),
    ])
    func `a note with any bit turned over is not verified`(note: String, key: String) throws {
        let key = try VerifierKey(parsing: key)
        let bytes = Array(note.utf8)
        for bit in 0..<bytes.count * 8 {
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: NoteError.self, "bit \(bit)") {
                try SignedNote(parsing: changed).text(verifiedBy: key)
            }
        }
    }

    @Test func `a text may have empty lines; the last one separates`() throws {
        let key = try SigningKey(parsing: PublishedNotes.peterSigner)
        for text in ["\n", "a\n\nb\n", "a\n\n", "— a b\n"] {
            let note = try SignedNote(parsing: SignedNote(text, signedBy: key).encoded.utf8)
            #expect(try note.text(verifiedBy: key.verifierKey) == text)
        }
    }

    @Test(arguments: ["", "abc", "a\tb\n", "a\r\n", "a\u{0}\n"])
    func `a text that no note can have is not signed`(text: String) throws {
        let key = try SigningKey(parsing: PublishedNotes.peterSigner)
        #expect(throws: NoteError.self) { try SignedNote(text, signedBy: key) }
    }

    @Test(arguments: [
        "", "\n", "\n\n", PublishedNotes.peterText, PublishedNotes.peterText + "\n",
        String(PublishedNotes.peterNote.dropLast()), PublishedNotes.peterNote + "\n",
        "\u{1}" + PublishedNotes.peterNote, PublishedNotes.peterNote + "Unexpected line.\n",
        "\n" + PublishedNotes.peterLine, PublishedNotes.peterText + PublishedNotes.peterLine,
        PublishedNotes.peterNote.replacing("PeterNeumann", with: "Peter Neumann"),
        PublishedNotes.peterNote.replacing("PeterNeumann", with: "Peter+Neumann"),
        PublishedNotes.peterNote.replacing("— PeterNeumann", with: "—  PeterNeumann"),
        PublishedNotes.peterNote.replacing("— PeterNeumann", with: "- PeterNeumann"),
        PublishedNotes.peterNote.replacing("JnAM=", with: "JnAN="),
        PublishedNotes.peterText + "\n— PeterNeumann x08goA==\n— PeterNeumann x08gow==\n",
        PublishedNotes.peterText + "\n" + String(repeating: PublishedNotes.peterLine, count: 101),
    ])
    func `what is no note is refused`(text: String) throws {
        let error = try #require(throws: NoteError.self) { try SignedNote(parsing: text.utf8) }
        guard case .malformedNote = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func `bytes that are not UTF-8 are no note`() {
        #expect(throws: NoteError.malformedNote(reason: "it is not UTF-8")) {
            try SignedNote(parsing: [0xFF] + Array(PublishedNotes.peterNote.utf8))
        }
    }

    @Test func `a hundred signatures are read`() throws {
        let text = PublishedNotes.peterText + "\n" + String(repeating: PublishedNotes.peterLine, count: 100)
        #expect(try SignedNote(parsing: text.utf8).signatures.count == 100)
    }
}
