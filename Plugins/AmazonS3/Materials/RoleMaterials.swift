internal import MooringModel

/// Everything that a project pastes at AWS so that Mooring may take on its role, for one integration.
struct RoleMaterials: Sendable, Hashable {
    let integration: IntegrationID
    var policies: BucketPolicies
    let site: AWSSite
    /// Those that the role's trust policy allows: one, or during a rotation the old and the new one.
    let externalIDs: [String]
    /// What the configuration names; nil until the role has been made.
    let role: RoleARN?
    var roleName: String { role?.name ?? "mooring-\(integration)" }
    var rolePath: String { role?.path ?? "/" }
    /// Of the policy in the role, so that another one of the role is left alone.
    var policyName: String { "mooring-\(integration)" }

    /// The role's ARN; with a word in place of the account while that is not known.
    var roleARN: String {
        role?.description ?? "arn:\(site.partition):iam::YOUR-ACCOUNT:role\(rolePath)\(roleName)"
    }

    var trustPolicy: PolicyDocument {
        PolicyDocument(statements: [
            PolicyDocument.Statement(
                sid: "Mooring", principal: site.principal, actions: ["sts:AssumeRole"],
                condition: PolicyDocument.Condition(
                    test: "StringEquals", variable: "sts:ExternalId", values: externalIDs))
        ])
    }

    /// What the operator's own principal needs, in its account.
    var callerPolicy: PolicyDocument {
        PolicyDocument(statements: [
            PolicyDocument.Statement(sid: "Statement1", actions: ["sts:AssumeRole"], resources: [callerResource])
        ])
    }

    /// While the role is not known, roles of this name in any account: the trust policies say which accounts let it in.
    private var callerResource: String {
        role?.description ?? "arn:\(site.partition):iam::*:role\(rolePath)\(roleName)"
    }
}
