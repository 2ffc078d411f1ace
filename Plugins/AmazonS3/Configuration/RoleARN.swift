/// The ARN of a role that can be assumed: `arn:<partition>:iam::<12 digits>:role/<path/><name>` ("IAM identifiers" of the
/// IAM user guide).
struct RoleARN: Sendable, Hashable, CustomStringConvertible {
    let partition: AWSPartition
    let account: String
    /// `/`, or `/team/data/`.
    let path: String
    let name: String

    var description: String { "arn:\(partition):iam::\(account):role\(path)\(name)" }

    init(_ text: String) throws(RoleARNFlaw) {
        let arn = try Parts(text)
        switch (arn.service, arn.kind) {
        case ("iam", "role"): break
        case ("sts", "assumed-role"): throw .session(role: arn.roleOfSession)
        case ("iam", "user"): throw .user
        case ("iam", "root"): throw .root
        case ("iam", "group"): throw .group
        case ("iam", "policy"): throw .policy
        case ("iam", "instance-profile"): throw .instanceProfile
        case ("iam", _), ("sts", _): throw .other
        default: throw .service(arn.service)
        }
        guard let slash = arn.rest.lastIndex(of: "/") else { throw .malformed }
        let name = arn.rest[arn.rest.index(after: slash)...]
        let path = arn.rest[...slash]
        guard Self.isName(name), Self.isPath(path) else { throw .malformed }
        partition = arn.partition
        account = arn.account
        self.path = String(path)
        self.name = String(name)
    }

    private static func isName(_ name: Substring) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "_+=,.@-".utf8.contains(byte)
            }
    }

    /// Begins and ends with a slash; nothing but visible ASCII between.
    private static func isPath(_ path: Substring) -> Bool {
        path.utf8.count <= 512 && path.utf8.first == UInt8(ascii: "/")
            && path.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    /// An ARN of IAM or STS, taken apart.
    private struct Parts {
        var partition: AWSPartition
        var service: String
        var account: String
        /// Up to the first slash of the resource: `role`.
        var kind: String
        /// From that slash on.
        var rest: Substring

        init(_ text: String) throws(RoleARNFlaw) {
            let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
            guard parts.count == 6, parts[0] == "arn" else { throw .malformed }
            guard let partition = AWSPartition(rawValue: String(parts[1])) else { throw .partition(String(parts[1])) }
            self.partition = partition
            service = String(parts[2])
            account = String(parts[4])
            kind = String(parts[5].prefix { $0 != "/" })
            rest = parts[5].dropFirst(kind.count)
            guard service == "iam" || service == "sts" else { return }
            guard parts[3].isEmpty, AWSAccount.isAccount(account) else { throw .malformed }
        }

        /// Of `assumed-role/NAME/SESSION`. The role's path is not in it.
        var roleOfSession: String {
            "arn:\(partition):iam::\(account):role/\(rest.dropFirst().prefix { $0 != "/" })"
        }
    }
}

/// Why a text is no ARN of a role.
enum RoleARNFlaw: Error, Hashable {
    case malformed
    /// None of the partitions that are known here.
    case partition(String)
    /// Of something that is no principal at all.
    case service(String)
    case user, root, group, policy, instanceProfile
    /// Of a session that somebody has in the role.
    case session(role: String)
    case other

    /// The message of the check `role-arn`.
    var message: String {
        switch self {
        case .malformed: "malformed"
        case .partition: "unknown-partition"
        case .service: "other-service"
        case .user: "user"
        case .root: "root"
        case .group: "group"
        case .policy: "policy"
        case .instanceProfile: "instance-profile"
        case .session: "session"
        case .other: "other"
        }
    }
}
