import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// How an object arrives.
    static let arrival: [Guarantee] = [
        Guarantee("an object arrives byte for byte, whatever its size") { story in
            for size in story.sizes {
                let bytes = Bytes.made(size, seed: UInt64(size))
                let before = try await story.contents()
                let key = "sizes/\(size)"
                let receipt = try await story.export(bytes, to: key)
                #expect(receipt.size == Int64(size) && !receipt.wasThere, "\(size) bytes")
                #expect(receipt.checksums["sha256"].map { $0 == Fingerprint.sha256(bytes) } ?? true, "\(size) bytes")
                #expect(try await story.contents() == before.with(bytes, at: key), "\(size) bytes")
            }
        },
        Guarantee("a key is kept byte for byte, or refused and nothing left") { story in
            for key in Story.keys {
                let before = try await story.contents()
                do {
                    try await story.export(story.small, to: key)
                    #expect(try await story.contents() == before.with(story.small, at: key))
                } catch let error as ConnectorError {
                    #expect(error.code == ConnectorError.invalidKey)
                    #expect(!error.isRetryable)
                    #expect(try await story.contents() == before)
                }
            }
        },
        Guarantee("the first pass over the source is ascending and without gaps, in reads of a bounded size") { story in
            let source = RecordedSource(story.large)
            try await story.export(source, size: story.large.count)
            #expect(source.frontier == Int64(story.large.count))
            #expect(source.reads.allSatisfy { (1...ExportObject.largestRead).contains($0.count) })
        },
        Guarantee("an object whose SHA-256 is known arrives, and one that has another is not said to have that") {
            story in
            let before = try await story.contents()
            let wrong = Fingerprint.sha256(story.large)
            let saved = SavedValues()
            do {
                let receipt = try await story.export(
                    RecordedSource(story.small), size: story.small.count, sha256: wrong, to: "other", save: saved)
                #expect(receipt.checksums["sha256"] != wrong)
            } catch let error as ConnectorError {
                #expect(error.code == ConnectorError.sourceChanged)
                try await story.abandon(saved, at: "other")
                #expect(try await story.contents() == before)
            }
            let between = try await story.contents()
            try await story.export(
                RecordedSource(story.small), size: story.small.count, sha256: Fingerprint.sha256(story.small))
            try await story.expectArrival(of: story.small, since: between)
        },
    ]
}

extension Story {
    /// None, one, and around every boundary.
    fileprivate var sizes: [Int] {
        let boundaries = [4_096, 65_536] + destination.pieces
        let around = boundaries.flatMap { [$0 - 1, $0, $0 + 1] } + destination.pieces.map { 2 * $0 }
        return Set([0, 1] + around + [large.count]).filter { $0 >= 0 }.sorted()
    }

    fileprivate static let keys = [
        "a", "with space/and  two.bin", "备份/二进制日志/一.bin", "⚓️/🚢🇨🇭.bin", "composed-\u{E9}", "decomposed-e\u{301}",
        "100%25/a+b&c=d;e#f?g", "quotes'\"`$(x)\\n", "-rf", "~", "...", ".hidden/.file", "CON", "Case", "case",
        String(repeating: "n", count: 255), String(repeating: "长", count: 85),
        (1...200).map { "d\($0 % 10)" }.joined(separator: "/") + "/end",
    ]
}
