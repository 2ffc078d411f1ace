import EventLog
import Testing

@Suite struct NoteKeyTests {
    @Test func `published keys are read and written`() throws {
        for text in [PublishedNotes.peterVerifier, PublishedNotes.enochVerifier, PublishedNotes.exampleVerifier] {
            #expect(try VerifierKey(parsing: text).description == text)
        }
        let signer = try SigningKey(parsing: PublishedNotes.peterSigner)
        #expect(signer.secretText == PublishedNotes.peterSigner)
        #expect(signer.verifierKey.description == PublishedNotes.peterVerifier)
        #expect(signer.verifierKey.id == 0xC74F_20A3)
    }

    @Test func `no part of a key and no key with another character is a key`() throws {
        for text in [PublishedNotes.peterVerifier, PublishedNotes.peterSigner] {
            let isKey = { (text: String) in
                (try? VerifierKey(parsing: text)) != nil || (try? SigningKey(parsing: text)) != nil
            }
            #expect(isKey(text))
            for start in 0..<text.count {
                for end in (start + 1)...text.count where (start, end) != (0, text.count) {
                    #expect(!isKey(String(text.dropFirst(start).prefix(end - start))))
                }
            }
            for index in 0..<text.utf8.count {
                var bytes = Array(text.utf8)
                bytes[index] += 1
                #expect(!isKey(String(decoding: bytes, as: UTF8.self)))
            }
        }
    }

    @Test(arguments: [
        // A key of 34 bytes and one of an unknown algorithm, each with the key ID that fits.
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ])
    func `keys of other kinds are refused with the reason`(text: String) {
        let error = #expect(throws: NoteError.self) { try VerifierKey(parsing: text) }
        guard case .malformedKey = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a private key's description and errors do not show the key`() throws {
        let key = try SigningKey(parsing: PublishedNotes.peterSigner)
        let seed = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
        #expect("\(key)" == "private key of PeterNeumann+c74f20a3")
        #expect(!String(reflecting: key).contains(seed))
        let other = PublishedNotes.peterSigner.replacing("c74f20a3", with: "c74f20a4")
        let error = try #require(throws: NoteError.self) { try SigningKey(parsing: other) }
        #expect(!error.description.contains(seed))
    }

    @Test func `a new key signs what its verifier key verifies`() throws {
        let name = try #require(NoteName("mooring.invalid/log"))
        let key = SigningKey(name: name)
        #expect(SigningKey(name: name).verifierKey != key.verifierKey)
        let again = try SigningKey(parsing: key.secretText)
        let note = try SignedNote("hi\n", signedBy: again)
        #expect(try note.text(verifiedBy: VerifierKey(parsing: key.verifierKey.description)) == "hi\n")
    }

    @Test(arguments: ["", " ", "a b", "a+b", "a\tb", "a\u{A0}b", "a\u{2003}b", "a\u{1}b", "a\nb"])
    func `names with white space, plus signs or control characters are refused`(text: String) {
        #expect(NoteName(text) == nil)
    }

    @Test func `names are equal if their bytes are`() {
        #expect(NoteName("caf\u{E9}") != NoteName("cafe\u{301}"))
        #expect(NoteName("example.com/log") == NoteName("example.com/log"))
    }
}
