/// Which policy denied something, as far as the message of AWS says it ("Troubleshoot access denied error messages" of the
/// IAM user guide).
struct Denial: Sendable, Hashable {
    /// Such as `s3:PutObject` or `kms:GenerateDataKey`; nil where the message does not say it.
    let action: String?
    let cause: Cause

    /// The words are names of messages.
    enum Cause: String, Sendable, CaseIterable {
        /// The answer does not say why.
        case untold = "denied"
        /// No policy of the role allows it.
        case identity = "denied-not-allowed"
        /// A policy of the role denies it.
        case identityDeny = "denied-explicitly"
        /// The bucket's own policy.
        case resource = "denied-bucket-policy"
        /// A service control policy or a resource control policy of the organization.
        case organization = "denied-organization"
        case boundary = "denied-boundary"
        case session = "denied-session"
        case network = "denied-network"
        /// The key, and not the bucket.
        case key = "denied-key"
    }

    init(_ message: String) {
        action = Self.word(after: "not authorized to perform: ", in: message)
        if action?.hasPrefix("kms:") == true || message.contains("kms:") && action == nil {
            cause = .key
            return
        }
        let isExplicit = message.contains("with an explicit deny")
        let kinds: [(String, Cause)] = [
            ("service control policy", .organization), ("resource control policy", .organization),
            ("permissions boundary", .boundary), ("session policy", .session), ("VPC endpoint policy", .network),
            ("resource-based policy", .resource), ("identity-based policy", isExplicit ? .identityDeny : .identity),
        ]
        cause = kinds.first { message.contains($0.0) }?.1 ?? .untold
    }

    private static func word(after text: String, in message: String) -> String? {
        guard let range = message.firstRange(of: text) else { return nil }
        let word = message[range.upperBound...].prefix { !$0.isWhitespace }
        return word.isEmpty ? nil : String(word)
    }
}
