import MooringModel
import Testing

@Suite struct RegionTests {
    @Test(
        arguments: [
            ("aws-us-west-2", .aws, "us-west-2", "aws"), ("aws-cn-northwest-1", .aws, "cn-northwest-1", "aws-cn"),
            ("aws-us-gov-west-1", .aws, "us-gov-west-1", "aws-us-gov"), ("ali-cn-hangzhou", .ali, "cn-hangzhou", "ali"),
            ("gcp-us-west1", .gcp, "us-west1", "gcp"), ("az-eastus", .az, "eastus", "az"),
            ("local", .local, "", "local"),
        ] as [(String, Region.Cloud, String, String)])
    func `cloud, provider's region and partition follow from the text`(
        text: String, cloud: Region.Cloud, provider: String, partition: String
    ) throws {
        let region = try #require(Region(text))
        #expect(region.description == text)
        #expect(region.cloud == cloud)
        #expect(region.providerRegion == provider)
        #expect(region.partition == partition)
    }

    @Test(arguments: [
        "", "aws", "aws-", "aws-x", "aws--us-west-2", "aws-us-west-2-", "AWS-us-west-2", "aws-US-west-2",
        "aws_us-west-2",
        "aws-us_west", "us-west-2", "local-", "local-x1", "Local", "azure-eastus", "aws-us west", "aws-é1",
        "-us-west-2",
        "aws-" + String(repeating: "a", count: 49),
    ])
    func `other texts are no regions`(text: String) {
        #expect(Region(text) == nil)
    }
}
