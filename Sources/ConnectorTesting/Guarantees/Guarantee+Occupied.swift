import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// What happens where another object is at the key.
    static let occupied: [Guarantee] = [
        Guarantee("an object with other content is never overwritten, and named") { story in
            let others = [Bytes.made(story.small.count, seed: 9), Bytes.made(3, seed: 9), [], story.large]
            for other in others {
                try await story.destination.inspector.put(other, at: story.key)
                let before = try await story.contents()
                for sha256 in [nil, Fingerprint.sha256(story.small)] {
                    let saved = SavedValues()
                    let error = await #expect(throws: ConnectorError.self) {
                        try await story.export(
                            RecordedSource(story.small), size: story.small.count, sha256: sha256, save: saved)
                    }
                    #expect(error?.code == ConnectorError.alreadyExists)
                    #expect(error?.isRetryable == false)
                    #expect(error?.detail.contains(story.key) == true)
                    try await story.abandon(saved)
                    #expect(try await story.contents() == before)
                }
            }
        },
        Guarantee("an object that appears while another is exported to its key is not overwritten") { story in
            let other = Bytes.made(1_234, seed: 9)
            for place in try await story.placesToInterrupt() {
                let key = "appearing/\(place)"
                let before = try await story.contents()
                let saved = SavedValues()
                let source = RecordedSource(story.large) { read async throws(ConnectorError) in
                    if read.index == place { try? await story.destination.inspector.put(other, at: key) }
                }
                let error = await #expect(throws: ConnectorError.self) {
                    try await story.export(source, size: story.large.count, to: key, save: saved)
                }
                #expect(error?.code == ConnectorError.alreadyExists)
                try await story.abandon(saved, at: key)
                #expect(try await story.contents() == before.with(other, at: key))
            }
        },
        Guarantee("an object that appears with the same content while it is exported counts as sent") { story in
            let before = try await story.contents()
            let source = RecordedSource(story.small) { read async throws(ConnectorError) in
                if read.index == 0 { try? await story.destination.inspector.put(story.small, at: story.key) }
            }
            #expect(try await story.export(source, size: story.small.count).wasThere)
            try await story.expectArrival(of: story.small, since: before)
        },
    ]
}
