import ConnectorTesting
import Testing

@Suite struct ContractTests {
    @Test(.timeLimit(.minutes(2)), arguments: Guarantee.all)
    func `a bucket in memory keeps`(_ guarantee: Guarantee) async throws {
        try await guarantee.check { body in try await body(bucketDestination()) }
    }
}
