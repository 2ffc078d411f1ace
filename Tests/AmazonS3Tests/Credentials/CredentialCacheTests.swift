import ConnectorKit
import MooringModel
import Synchronization
import Testing

@testable import AmazonS3

@Suite struct CredentialCacheTests {
    /// A source that counts how often it is asked, and a clock that is set by hand.
    private final class Source: Sendable {
        let time = Mutex(Timestamp(microseconds: 0))
        let asked = Mutex(0)
        let fails = Mutex(false)

        func cache(lifeSeconds: Int64?) -> CredentialCache {
            CredentialCache(now: { self.time.withLock(\.self) }) { () async throws(ConnectorError) in
                let number = self.asked.withLock { asked in
                    asked += 1
                    return asked
                }
                if self.fails.withLock(\.self) { throw ConnectorError(ConnectorError.unavailable, "away") }
                let end = lifeSeconds.map { self.time.withLock(\.self).adding(seconds: $0) }
                return Credentials(accessKeyID: "\(number)", secretAccessKey: Secret([]), expiresAt: end)
            }
        }

        func pass(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    @Test("credentials are kept until five minutes before their end")
    func renewal() async throws {
        let source = Source()
        let cache = source.cache(lifeSeconds: 3_600)
        #expect(try await cache.credentials().accessKeyID == "1")
        source.pass(seconds: 3_299)
        #expect(try await cache.credentials().accessKeyID == "1")
        source.pass(seconds: 1)
        #expect(try await cache.credentials().accessKeyID == "2")
    }

    @Test("what the provider says has ended is given up, once for all who were told, and a source that is away is told")
    func givenUp() async throws {
        let source = Source()
        let cache = source.cache(lifeSeconds: 3_600)
        let first = try await cache.credentials()
        #expect(try await cache.renew(first))
        #expect(try await cache.renew(first))
        #expect(source.asked.withLock(\.self) == 2)
        let second = try await cache.credentials()
        #expect(second.accessKeyID == "2")
        source.fails.withLock { $0 = true }
        await #expect(throws: ConnectorError.self) { try await cache.renew(second) }
    }

    @Test("short ones are kept for three quarters of their life")
    func shortLife() async throws {
        let source = Source()
        let cache = source.cache(lifeSeconds: 20)
        _ = try await cache.credentials()
        source.pass(seconds: 14)
        #expect(try await cache.credentials().accessKeyID == "1")
        source.pass(seconds: 1)
        #expect(try await cache.credentials().accessKeyID == "2")
    }

    @Test("credentials without an end are asked for once")
    func endless() async throws {
        let source = Source()
        let cache = source.cache(lifeSeconds: nil)
        _ = try await cache.credentials()
        source.pass(seconds: 1_000_000)
        #expect(try await cache.credentials().accessKeyID == "1")
    }

    @Test("what cannot be renewed serves to its end, and then the error is told")
    func failure() async throws {
        let source = Source()
        let cache = source.cache(lifeSeconds: 3_600)
        _ = try await cache.credentials()
        source.fails.withLock { $0 = true }
        source.pass(seconds: 3_400)
        #expect(try await cache.credentials().accessKeyID == "1")
        source.pass(seconds: 200)
        await #expect(throws: ConnectorError.self) { try await cache.credentials() }
    }

    @Test("many who wait at once are served by one question")
    func together() async throws {
        let source = Source()
        let cache = source.cache(lifeSeconds: 3_600)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { _ = try await cache.credentials() } }
            try await group.waitForAll()
        }
        #expect(source.asked.withLock(\.self) == 1)
    }
}
