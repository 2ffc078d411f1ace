/// Where a grant or a token holds: in the whole installation, in an organization, or in a project.
package enum Scope: Sendable, Hashable, LosslessStringConvertible {
    case installation
    case organization(OrganizationID)
    case project(ProjectID)

    /// Reads `installation`, an organization's or a project's identifier.
    package init?(_ text: String) {
        if text == "installation" {
            self = .installation
        } else if let organization = OrganizationID(text) {
            self = .organization(organization)
        } else if let project = ProjectID(text) {
            self = .project(project)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .installation: "installation"
        case .organization(let id): id.description
        case .project(let id): id.description
        }
    }
}
