import StoreTesting
import Stores
import Testing

@Suite struct MemoryStoreTests {
    @Test(.timeLimit(.minutes(2)), arguments: Guarantee.all)
    func `the store in memory keeps`(_ guarantee: Guarantee) async throws {
        try await guarantee.check { clock, body in try await body(Backend(MemoryStore(clock: clock))) }
    }
}
