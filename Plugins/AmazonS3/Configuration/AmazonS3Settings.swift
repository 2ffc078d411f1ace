/// What the operator of Mooring sets for the kind `amazon-s3`.
public struct AmazonS3Settings: Sendable, Hashable {
    /// Who assumes the roles of a partition's integrations.
    public struct Operator: Sendable, Hashable {
        /// The account, 12 digits.
        public var account: String
        /// The ARN that trust policies name: the role or the user that Mooring runs as. nil for the whole account.
        public var principal: String?
        /// The profile of the shared files that holds the keys; nil for the environment and the machine's own role.
        public var profile: String?

        public init(account: String, principal: String? = nil, profile: String? = nil) {
            self.account = account
            self.principal = principal
            self.profile = profile
        }
    }

    /// Other addresses than AWS's own for a region's services.
    public struct Endpoints: Sendable, Hashable {
        public var s3: String
        public var sts: String
        /// For the commands that are shown; Mooring itself never calls IAM.
        public var iam: String

        /// - Parameters:
        ///   - sts: nil for the same as `s3`; likewise `iam`.
        public init(s3: String, sts: String? = nil, iam: String? = nil) {
            self.s3 = s3
            self.sts = sts ?? s3
            self.iam = iam ?? s3
        }
    }

    /// By partition: `aws`, `aws-cn`, `aws-us-gov`. No integration can be drafted in a region of another one.
    public var operators: [String: Operator]
    /// By region as AWS names it: `us-west-2`.
    public var endpoints: [String: Endpoints]
    /// How long a validation waits for fresh changes to take effect at the provider.
    public var patience: Duration

    public init(
        operators: [String: Operator], endpoints: [String: Endpoints] = [:], patience: Duration = .seconds(60)
    ) {
        self.operators = operators
        self.endpoints = endpoints
        self.patience = patience
    }
}

extension AmazonS3Settings {
    /// What is wrong with them, without its full stop; nil if nothing is.
    var flaw: String? {
        for (name, entry) in operators.sorted(by: { $0.key < $1.key }) {
            guard let partition = AWSPartition(rawValue: name) else {
                let known = AWSPartition.allCases.map(\.rawValue).joined(separator: ", ")
                return "there is no partition \"\(name)\"; there are \(known)"
            }
            guard AWSAccount.isAccount(entry.account) else {
                return "\"\(entry.account)\" is no AWS account; give its 12 digits"
            }
            if let principal = entry.principal, !principal.hasPrefix("arn:\(partition):iam::\(entry.account):") {
                return "the principal \"\(principal)\" is not of the account \(entry.account) in \(partition)"
            }
        }
        for (region, entry) in endpoints.sorted(by: { $0.key < $1.key }) {
            for url in [entry.s3, entry.sts, entry.iam] where AWSEndpoint(url) == nil {
                return "\"\(url)\" is no address for \(region); write http:// or https://, a host and perhaps a port"
            }
        }
        return nil
    }
}
