/// A cloud region, written `<cloud>-<provider region>`: `aws-us-west-2`, `gcp-us-west1`, `az-eastus`; or `local`.
public struct Region: Sendable, Hashable, Comparable, LosslessStringConvertible {
    public let description: String
    public let cloud: Cloud

    public enum Cloud: String, Sendable, Hashable, CaseIterable {
        case aws, ali, gcp, az, tc, local
    }

    /// nil unless `text` is `local`, or a known cloud, a dash and a region name of lower-case letters, digits and dashes.
    public init?(_ text: String) {
        if text == Cloud.local.rawValue {
            cloud = .local
        } else {
            let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let cloud = Cloud(rawValue: String(parts[0])), cloud != .local,
                (2...48).contains(parts[1].utf8.count), parts[1].first != "-", parts[1].last != "-",
                parts[1].utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
            else { return nil }
            self.cloud = cloud
        }
        description = text
    }

    /// The region's name at its provider (`us-west-2`); empty for `local`.
    public var providerRegion: String { String(description.dropFirst(cloud.rawValue.count + 1)) }

    /// The part of the provider's world that shares accounts and names (`aws`, `aws-cn`, `aws-us-gov`; else the cloud).
    public var partition: String {
        guard cloud == .aws else { return cloud.rawValue }
        if providerRegion.hasPrefix("cn-") { return "aws-cn" }
        return providerRegion.hasPrefix("us-gov-") ? "aws-us-gov" : "aws"
    }

    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
