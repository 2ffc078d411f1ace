package import MooringModel

/// What an event belongs to.
package struct Belonging: Sendable, Hashable {
    package var organization: OrganizationID?
    package var project: ProjectID?
    package var region: Region?

    package init(organization: OrganizationID? = nil, project: ProjectID? = nil, region: Region? = nil) {
        self.organization = organization
        self.project = project
        self.region = region
    }

    /// The same in a region.
    package func `in`(_ region: Region?) -> Belonging {
        Belonging(organization: organization, project: project, region: region)
    }
}
