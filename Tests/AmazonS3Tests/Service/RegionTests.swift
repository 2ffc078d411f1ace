import MooringModel
import MooringService
import Stores
import Testing

@Suite("Regions that are not set up")
struct RegionTests {
    @Test("A draft in a region whose partition has no operator is refused, and the setting is named")
    func notSetUp() async throws {
        try await Office.with { office in
            _ = try await office.draft("amazon-s3", region: "aws-us-west-2")
            let head = try await office.registry.head().position
            for (region, partition) in [("aws-cn-north-1", "aws-cn"), ("aws-us-gov-west-1", "aws-us-gov")] {
                let refusal = await #expect(throws: Refusal.self) {
                    try await office.draft("amazon-s3", region: region)
                }
                #expect(refusal?.code == "region-not-set-up")
                #expect(refusal?.pointer == "/region")
                for language in Language.allCases {
                    #expect(refusal?.detail.rendered(in: language).contains(region) == true)
                    #expect(refusal?.remedy.rendered(in: language).contains("amazonS3.operators") == true)
                    #expect(refusal?.remedy.rendered(in: language).contains("\(partition)=") == true)
                }
            }
            #expect(try await office.registry.head().position == head)
        }
    }
}
