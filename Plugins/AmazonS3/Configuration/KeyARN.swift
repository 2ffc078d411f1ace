/// The ARN of a KMS key: `arn:<partition>:kms:<region>:<12 digits>:key/<id>`. An alias is none: a policy that names an alias
/// allows nothing ("Resource-based permissions" of the KMS developer guide).
struct KeyARN: Sendable, Hashable, CustomStringConvertible {
    let partition: AWSPartition
    let region: String
    let account: String
    let id: String

    var description: String { "arn:\(partition):kms:\(region):\(account):key/\(id)" }

    /// nil unless `text` is the ARN of a key.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "kms",
            let partition = AWSPartition(rawValue: String(parts[1])), !parts[3].isEmpty,
            parts[3].utf8.allSatisfy(Self.isPlain), AWSAccount.isAccount(parts[4]), parts[5].hasPrefix("key/")
        else { return nil }
        let id = parts[5].dropFirst("key/".count)
        guard (1...128).contains(id.utf8.count), id.utf8.allSatisfy(Self.isPlain) else { return nil }
        self.partition = partition
        region = String(parts[3])
        account = String(parts[4])
        self.id = String(id)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
    }
}
