import EventLog
import Testing

@Suite struct CheckpointTests {
    @Test func `the published checkpoint is read and written`() throws {
        let note = try SignedNote(parsing: PublishedNotes.checkpoint.utf8)
        #expect(note.encoded == PublishedNotes.checkpoint)
        let text = PublishedNotes.checkpoint.split(separator: "\n\n")[0] + "\n"
        let checkpoint = try Checkpoint(parsing: String(text))
        #expect(checkpoint.origin.description == "example.com/behind-the-sofa")
        #expect(checkpoint.size == 20_852_163)
        #expect(checkpoint.root.base64 == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
        #expect(checkpoint.text == text)
    }

    @Test func `a signed checkpoint is verified with the log's key`() throws {
        let key = SigningKey(name: try origin())
        let tree = RecordedTree.counting(to: 5).frontier
        let checkpoint = Checkpoint(origin: try origin(), size: tree.size, root: tree.root)
        let published = try checkpoint.signed(by: key).encoded
        let read = try Checkpoint(SignedNote(parsing: published.utf8), verifiedBy: key.verifierKey)
        #expect(read == checkpoint)

        let stranger = SigningKey(name: try origin()).verifierKey
        #expect(throws: NoteError.self) { try Checkpoint(SignedNote(parsing: published.utf8), verifiedBy: stranger) }
    }

    @Test func `a log signs its own checkpoints only, and only those are taken as its`() throws {
        let key = SigningKey(name: try origin())
        let other = Checkpoint(origin: try #require(NoteName("example.com/other")), size: 0, root: .empty)
        let error = NoteError.otherLog(origin: "example.com/other", expected: "mooring.invalid/log")
        #expect(throws: error) { try other.signed(by: key) }
        let note = try SignedNote(other.text, signedBy: key)
        #expect(throws: error) { try Checkpoint(note, verifiedBy: key.verifierKey) }
    }

    @Test(arguments: [
        "", "a\n", "a\n1\n", "\n1\nHASH\n", "a b\n1\nHASH\n", "a+b\n1\nHASH\n", "a\n01\nHASH\n", "a\n+1\nHASH\n",
        "a\n-1\nHASH\n",
        "a\n\nHASH\n", "a\n1 \nHASH\n", "a\n9223372036854775808\nHASH\n", "a\n1\nHASH", "a\n1\nHASH\n\n",
        "a\n1\nHASH\nmore\n",
        "a\n1\nHAS=\n", "a\n1\n\n", "a\n１\nHASH\n",
    ])
    func `what is no checkpoint is refused`(text: String) throws {
        let text = text.replacing("HASH", with: TreeHash.empty.base64)
        let error = try #require(throws: NoteError.self) { try Checkpoint(parsing: text) }
        guard case .malformedCheckpoint = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func `the sizes from nothing to the largest are read`() throws {
        for size in [0, 1, 10, .max] as [Int64] {
            let checkpoint = Checkpoint(origin: try origin(), size: size, root: .empty)
            #expect(try Checkpoint(parsing: checkpoint.text) == checkpoint)
        }
    }

    private func origin() throws -> NoteName { try #require(NoteName("mooring.invalid/log")) }
}
