internal import MooringModel

/// Where an integration's services are, and who Mooring is there.
struct AWSSite: Sendable, Hashable {
    let region: String
    let partition: AWSPartition
    /// The operator's account.
    let account: String
    /// What a trust policy names.
    let principal: String
    let s3: AWSEndpoint
    let sts: AWSEndpoint
    /// Where the operator has put another IAM in AWS's place; nil for AWS's own, which its tools know.
    let iam: AWSEndpoint?

    /// Whether these are the operator's addresses, which may not offer everything that AWS does.
    var isOverridden: Bool { iam != nil }

    /// nil if the operator is nobody in the region's partition.
    init?(_ region: Region, _ settings: AmazonS3Settings) {
        partition = AWSPartition(of: region)
        self.region = region.providerRegion
        guard let entry = settings.operators[partition.rawValue] else { return nil }
        account = entry.account
        principal = entry.principal ?? "arn:\(partition):iam::\(entry.account):root"
        let endpoints = settings.endpoints[self.region]
        s3 = endpoints.flatMap { AWSEndpoint($0.s3) } ?? partition.s3(self.region)
        sts = endpoints.flatMap { AWSEndpoint($0.sts) } ?? partition.sts(self.region)
        iam = endpoints.flatMap { AWSEndpoint($0.iam) }
    }
}
