import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// What is found at a key.
    static let finding: [Guarantee] = [
        Guarantee("nothing is found where nothing is, nor where an export did not come to its end") { story in
            let connector = try story.connector()
            #expect(try await connector.find(story.key) == nil)
            let saved = SavedValues()
            await story.failExport(to: story.key, at: 1, save: saved)
            #expect(try await connector.find(story.key) == nil)
            try await story.abandon(saved)
            #expect(try await connector.find(story.key) == nil)
        },
        Guarantee("an object is found with its size, and with true checksums") { story in
            for bytes in [[], story.small, story.large] {
                let key = "found/\(bytes.count)"
                let receipt = try await story.export(bytes, to: key)
                let found = try await story.connector().find(key)
                #expect(found?.size == Int64(bytes.count))
                for (algorithm, checksum) in found?.checksums ?? [:] {
                    #expect(receipt.checksums[algorithm].map { $0 == checksum } ?? true, "\(algorithm)")
                }
                #expect(found?.checksums["sha256"].map { $0 == Fingerprint.sha256(bytes) } ?? true)
            }
        },
        Guarantee("an object that somebody else put there is found") { story in
            try await story.destination.inspector.put(story.small, at: story.key)
            let before = try await story.contents()
            #expect(try await story.connector().find(story.key)?.size == Int64(story.small.count))
            #expect(try await story.contents() == before)
        },
    ]
}
