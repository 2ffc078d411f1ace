package import MooringModel

/// Where something is: at a cluster, in a project, an organization, or the installation as a whole.
package enum Place: Sendable, Hashable {
    case installation
    case organization(OrganizationID)
    case project(ProjectID, in: OrganizationID)
    case cluster(ClusterID, of: ProjectID, in: OrganizationID)
}

extension Scope {
    /// What a refusal and its event call it. The same words as for one that was never there.
    var target: String {
        switch self {
        case .installation: "installation"
        case .organization(let id): "organization/\(id)"
        case .project(let id): "project/\(id)"
        case .cluster(let id): "cluster/\(id)"
        }
    }

    /// Whether what is granted here holds at a place.
    package func covers(_ place: Place) -> Bool {
        switch (self, place) {
        case (.installation, _): true
        case (.organization(let organization), .organization(let other)): organization == other
        case (.organization(let organization), .project(_, let other)): organization == other
        case (.organization(let organization), .cluster(_, _, let other)): organization == other
        case (.project(let project), .project(let other, _)): project == other
        case (.project(let project), .cluster(_, let other, _)): project == other
        case (.cluster(let cluster), .cluster(let other, _, _)): cluster == other
        default: false
        }
    }
}
