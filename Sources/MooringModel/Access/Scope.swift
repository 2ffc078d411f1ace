/// Where a grant or a token holds: in the whole installation, in an organization, in a project, or for one cluster.
package enum Scope: Sendable, Hashable, LosslessStringConvertible {
    case installation
    case organization(OrganizationID)
    case project(ProjectID)
    case cluster(ClusterID)

    private static let clusterPrefix = "cluster/"

    /// Reads `installation`, an organization's or a project's identifier, or a cluster's behind `cluster/`: clusters have
    /// the identifiers that they were given, which may look like anything.
    package init?(_ text: String) {
        if text == "installation" {
            self = .installation
        } else if let organization = OrganizationID(text) {
            self = .organization(organization)
        } else if let project = ProjectID(text) {
            self = .project(project)
        } else if text.hasPrefix(Self.clusterPrefix),
            let cluster = ClusterID(String(text.dropFirst(Self.clusterPrefix.count)))
        {
            self = .cluster(cluster)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .installation: "installation"
        case .organization(let id): id.description
        case .project(let id): id.description
        case .cluster(let id): Self.clusterPrefix + id.description
        }
    }
}
