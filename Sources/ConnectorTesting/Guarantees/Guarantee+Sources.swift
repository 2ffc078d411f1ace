import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// What sources do, and how connectors take it.
    static let sources: [Guarantee] = [
        Guarantee("an error of the source is passed on as it is, and nothing is at the key") { story in
            let changed = ConnectorError(
                ConnectorError.sourceChanged, "450.bin was written to.",
                evidence: Evidence(service: "source", operation: "fstat"))
            for place in try await story.placesToInterrupt() {
                let before = try await story.contents()
                let saved = SavedValues()
                let source = RecordedSource(story.large) { read async throws(ConnectorError) in
                    if read.index == place { throw changed }
                }
                let error = await #expect(throws: ConnectorError.self) {
                    try await story.export(source, size: story.large.count, save: saved)
                }
                #expect(error == changed)
                #expect(try await story.contents()[story.key] == nil)
                try await story.abandon(saved)
                #expect(try await story.contents() == before)
            }
        },
        Guarantee("a source that ends too early has changed, and nothing is at the key") { story in
            let before = try await story.contents()
            for size in [0, 1, story.small.count - 1, story.large.count - 1] {
                let saved = SavedValues()
                let error = await #expect(throws: ConnectorError.self) {
                    try await story.export(RecordedSource(Bytes.made(size)), size: size + 1, save: saved)
                }
                #expect(error?.code == ConnectorError.sourceChanged)
                try await story.abandon(saved)
                #expect(try await story.contents() == before, "\(size) bytes")
            }
        },
    ]
}
