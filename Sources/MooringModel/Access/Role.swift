/// What a principal may be in a scope.
package enum Role: String, Sendable, Hashable, CaseIterable {
    /// Runs the installation; granted in the installation only.
    case `operator`
    case organizationOwner = "organization-owner"
    case projectAdmin = "project-admin"
    case dataAdmin = "data-admin"
    case dataOperator = "data-operator"
    case dataViewer = "data-viewer"
    case auditor
    /// Delivers one cluster's audit-log entries, nothing else.
    case ingest

    /// What the role allows within its scope.
    package var actions: Set<Action> {
        switch self {
        case .operator: Set(Action.allCases)
        case .organizationOwner: Set(Action.allCases).subtracting(Action.operatorOnly)
        case .projectAdmin: Role.organizationOwner.actions.subtracting([.manageProjects])
        case .dataAdmin:
            [.viewIntegrations, .editIntegrations, .deleteIntegrations, .export, .viewHistory]
        case .dataOperator: [.viewIntegrations, .editIntegrations]
        case .dataViewer: [.viewIntegrations]
        case .auditor: [.viewIntegrations, .viewHistory]
        case .ingest: [.ingestAuditLog]
        }
    }

    /// Whether the role can be granted in such a scope: an operator's only in the installation, an owner's not in a project,
    /// and for one cluster nothing but `ingest`, which is granted for nothing else.
    package func canBeGranted(in scope: Scope) -> Bool {
        switch (self, scope) {
        case (.operator, .installation): true
        case (.operator, _): false
        case (.organizationOwner, .project): false
        case (.ingest, .cluster): true
        case (.ingest, _), (_, .cluster): false
        default: true
        }
    }

    /// Whether someone who is `self` may grant `other`: nobody grants what he may not do himself.
    package func mayGrant(_ other: Role) -> Bool {
        actions.contains(.grantAccess) && other.actions.isSubset(of: actions)
    }
}
