import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// What repeating does.
    static let repetition: [Guarantee] = [
        Guarantee("an export that is repeated counts as sent and leaves the destination as after the first time") {
            story in
            let before = try await story.contents()
            for bytes in [story.large, story.small, []] {
                let (key, saved) = ("repeated/\(bytes.count)", SavedValues())
                let first = try await story.export(bytes, to: key, save: saved)
                let after = try await story.contents()
                for resume in [nil, saved.resume] {
                    for sha256 in [nil, Fingerprint.sha256(bytes)] {
                        let source = RecordedSource(bytes)
                        let again = try await story.export(
                            source, size: bytes.count, sha256: sha256, to: key, resume: resume)
                        #expect(again.wasThere && again.size == first.size)
                        #expect(again.checksums["sha256"].map { $0 == Fingerprint.sha256(bytes) } ?? true)
                        #expect(source.frontier != nil)
                        #expect(try await story.contents() == after)
                    }
                }
                #expect(after[key] == Fingerprint(bytes))
            }
            #expect(before.names.isSubset(of: try await story.contents().names))
        },
        Guarantee("an object that somebody else put there with the same content counts as sent") { story in
            try await story.destination.inspector.put(story.small, at: story.key)
            let before = try await story.contents()
            #expect(try await story.export(story.small).wasThere)
            #expect(try await story.contents() == before)
        },
    ]
}
