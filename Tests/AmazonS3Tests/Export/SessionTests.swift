import ConnectorKit
import S3Lab
import Synchronization
import Testing

@testable import AmazonS3

/// Sessions that end while an export goes on: the gateway's door `brief` ends them after seconds.
@Suite("Sessions that end during an export", .timeLimit(.minutes(2)))
struct SessionTests {
    private static let part: Int64 = 5 << 20

    /// Holds the first part that is sent until every session has ended that was there then.
    private final class HeldSource: ObjectSource {
        private let inner: PatternSource
        private let reads = Mutex(0)
        private let hold: @Sendable () async throws -> Void

        init(size: Int64, hold: @escaping @Sendable () async throws -> Void) {
            inner = PatternSource(size: size)
            self.hold = hold
        }

        func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
            // The first time its digest is taken, the second time it is sent.
            if offset == 0,
                reads.withLock({
                    $0 += 1; return $0 == 2
                })
            {
                do { try await hold() } catch { throw ConnectorError("broken-test", "\(error)") }
            }
            return try await inner.read(at: offset, upTo: count)
        }
    }

    /// - Parameter ahead: how many seconds the clock here is ahead; where it is behind, a session seems to go on.
    @Test("A part that takes longer than its session arrives, and what follows has another", arguments: [0, -60])
    func renewal(ahead: Int64) async throws {
        try await RoleGround.with { ground in
            var ground = ground
            ground.endpoint = ground.front.brief.endpoint
            ground.clockAhead = ahead
            ground.limits.largestSingle = Self.part
            ground.limits.partSize = Self.part
            ground.limits.concurrentParts = 1
            try await ground.makeRole()
            let (front, role, externalID, bucket) = (ground.front, ground.role, ground.externalID, ground.bucket)
            let source = HeldSource(size: 2 * Self.part + 1) {
                let session = front.store.with(try await front.assume(role, externalID: externalID, at: front.brief))
                while try await session.answer("GET", "/\(bucket)").status == 200 {}
            }
            let object = ExportObject(key: "long", size: 2 * Self.part + 1, source: source)
            let receipt = try await ground.connector().export(object, resume: nil) { _ in }
            #expect(receipt.size == object.size && !receipt.wasThere)
            // What a role has written the gateway shows to nobody else.
            var stored: [UInt8] = []
            while stored.count < object.size {
                stored += try await ground.connector().read("long", at: Int64(stored.count), upTo: Int(Self.part))
            }
            let isEqual = try await stored == PatternSource(size: object.size).bytes
            #expect(isEqual)
        }
    }
}
