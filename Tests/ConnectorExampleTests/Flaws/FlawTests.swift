import ConnectorTesting
import Testing

/// The guarantees can be broken: each flaw turns the one red that forbids it.
@Suite struct FlawTests {
    @Test(.timeLimit(.minutes(2)), arguments: Flaw.allCases)
    func `the suite finds a connector that`(_ flaw: Flaw) async throws {
        let guarantee = try #require(Guarantee.all.first { $0.sentence == flaw.sentence })
        await withKnownIssue {
            try await guarantee.check { body in
                try await body(
                    bucketDestination { buckets in FlawedProvider(base: try BucketProvider(buckets), flaw: flaw) })
            }
        }
    }
}
