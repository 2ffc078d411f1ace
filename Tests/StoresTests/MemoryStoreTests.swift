import MooringModel
import StoreTesting
import Stores
import Testing

@Suite struct MemoryStoreTests {
    @Test(.timeLimit(.minutes(2)), arguments: Guarantee.all)
    func `the store in memory keeps`(_ guarantee: Guarantee) async throws {
        try await guarantee.check { clock, body in try await body(Backend(MemoryStore(clock: clock))) }
    }

    @Test func `a store in memory refuses to be backed up, and says what would be right`() async throws {
        let store = MemoryStore { Timestamp(microseconds: 0) }
        let error = try await #require(throws: StoreError.self) { try await store.backUp(to: "/tmp/copy.db") }
        #expect(error.code == .unavailable)
        #expect(error.message.contains("/tmp/copy.db") && error.message.contains("data directory"))
    }
}
