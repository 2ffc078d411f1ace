package import EventLog
package import MooringModel

extension Story {
    package func organizationCreated(name: String = "Acme") -> NewEvent {
        NewEvent(
            id: newEventID(), stream: .organization(organization),
            event: OrganizationEvent.created(id: organization, name: name).erased, organization: organization)
    }

    package func projectCreated(_ project: ProjectID? = nil, name: String = "Search") -> NewEvent {
        let project = project ?? self.project
        return event(
            ProjectEvent.created(id: project, organization: organization, name: name), in: .project(project),
            of: project)
    }

    package func projectRenamed(_ project: ProjectID? = nil, to name: String) -> NewEvent {
        let project = project ?? self.project
        return event(ProjectEvent.renamed(name: name), in: .project(project), of: project)
    }

    package func clusterRegistered(plan: Plan = .dedicated) -> NewEvent {
        event(
            ClusterEvent.registered(id: cluster, project: project, region: region, plan: plan), in: .cluster(cluster),
            of: project)
    }

    /// Appends the organization, both projects and the cluster: positions 1 to 4.
    package func appendTenancy() async throws {
        try await append(
            organizationCreated(), projectCreated(), projectCreated(otherProject, name: "Ads"), clusterRegistered())
    }
}
