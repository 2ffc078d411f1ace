import ConnectorKit
import Crypto
import Testing

@testable import MooringService

/// Objects of a bucket, read for an export.
@Suite(.timeLimit(.minutes(1))) struct BucketSourceTests {
    /// One object, whatever its key, of which there may be less than was listed.
    private struct OneObject: SourceBucket {
        let bytes: [UInt8]

        func page(of directory: String, isDeep: Bool, next: String?) -> SourcePage {
            SourcePage(objects: [], directories: [], next: nil)
        }

        func read(_ object: SourceObject, at offset: Int64, upTo count: Int) -> [UInt8] {
            Array(bytes.dropFirst(Int(offset)).prefix(count))
        }

        func find(_ key: String) -> SourceObject? { nil }
    }

    private static let bytes = [UInt8](repeating: 7, count: 3_000)

    private func source(listedAs size: Int) -> BucketSource {
        let object = SourceObject(key: "key", size: Int64(size), entityTag: "tag")
        return BucketSource(object, in: OneObject(bytes: Self.bytes)) { _ in }
    }

    @Test func `its SHA-256 is taken from what nobody has read yet, too`() async throws {
        let source = source(listedAs: Self.bytes.count)
        _ = try await source.read(at: 0, upTo: 1_000)
        #expect(try await source.sha256() == Array(SHA256.hash(data: Self.bytes)))
    }

    @Test func `one that ends before its listed end has changed`() async {
        let error = await #expect(throws: ConnectorError.self) {
            try await source(listedAs: Self.bytes.count + 1).sha256()
        }
        #expect(error?.code == ConnectorError.sourceChanged)
    }

    @Test func `what is read for its SHA-256 passes at the pace of its integration, and only once`() async throws {
        let clock = JumpingClock()
        let pace = ExportPace(bytesPerSecond: 1_000, clock: clock)
        let paced = PacedSource(source(listedAs: Self.bytes.count), size: Int64(Self.bytes.count), pace)
        _ = try await paced.read(at: 0, upTo: 1_000)
        let digest = try await paced.hashing?.sha256()
        #expect(digest == Array(SHA256.hash(data: Self.bytes)))
        #expect(clock.passed == .seconds(3))
        _ = try await paced.read(at: 0, upTo: 3_000)
        #expect(clock.passed == .seconds(3))
    }
}
