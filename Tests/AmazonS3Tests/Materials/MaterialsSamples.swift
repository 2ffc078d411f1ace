import MooringModel

@testable import AmazonS3

extension RoleMaterials {
    /// Of an integration whose role and bucket are in the account 222222222222.
    static func sample(
        region: String = "aws-us-west-2", bucket: String = "team-a-backups", prefix: String = "",
        access: IntegrationAccess = .readwrite, key: String? = nil, role: String? = nil, next: String? = nil,
        clearsUploads: Bool = true, principal: String? = nil
    ) throws -> RoleMaterials? {
        guard let region = Region(region) else { return nil }
        let settings = AmazonS3Settings(operators: [
            region.partition: AmazonS3Settings.Operator(account: "306787409409", principal: principal)
        ])
        guard let site = AWSSite(region, settings) else { return nil }
        return RoleMaterials(
            integration: IntegrationID(bits: 1),
            policies: BucketPolicies(
                partition: site.partition.rawValue, bucket: bucket, prefix: try ObjectPrefix(prefix),
                key: key.flatMap(KeyARN.init), access: access, clearsUploads: clearsUploads),
            site: site, externalIDs: ["mooring-old"] + (next.map { [$0] } ?? []),
            role: try role.map { text throws(RoleARNFlaw) in try RoleARN(text) })
    }
}
