internal import MooringModel

/// A part of AWS that shares accounts and names, and the addresses of its services ("AWS service endpoints" of the AWS
/// general reference).
enum AWSPartition: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case aws
    case china = "aws-cn"
    case usGovernment = "aws-us-gov"

    var description: String { rawValue }

    /// The partition of an AWS region.
    init(of region: Region) { self = AWSPartition(rawValue: region.partition) ?? .aws }

    private var domain: String { self == .china ? "amazonaws.com.cn" : "amazonaws.com" }

    /// Where what belongs to no region is asked for.
    var homeRegion: String {
        switch self {
        case .aws: "us-east-1"
        case .china: "cn-north-1"
        case .usGovernment: "us-gov-west-1"
        }
    }

    func s3(_ region: String) -> AWSEndpoint { endpoint("s3.\(region)") }

    /// The regional endpoint: the global one would be another place that can fail, and is far away from most regions.
    func sts(_ region: String) -> AWSEndpoint { endpoint("sts.\(region)") }

    private func endpoint(_ host: String) -> AWSEndpoint {
        AWSEndpoint(isEncrypted: true, authority: "\(host).\(domain)")
    }
}
