/// Where a cluster's audit log is forwarded to.
package struct ForwardingTarget: Sendable, Hashable {
    package var cluster: ClusterID
    package var project: ProjectID
    package var integration: IntegrationID
    package var region: Region
    /// The directory at the destination, relative to the integration's place; empty for that place itself.
    package var directory: String
    /// Whether what the registry records about the project goes there too.
    package var includesRegistry: Bool

    package init(
        cluster: ClusterID, project: ProjectID, integration: IntegrationID, region: Region, directory: String,
        includesRegistry: Bool = false
    ) {
        self.cluster = cluster
        self.project = project
        self.integration = integration
        self.region = region
        self.directory = directory
        self.includesRegistry = includesRegistry
    }

    package var json: JSONValue {
        [
            "cluster": .string(cluster.description), "directory": .string(directory),
            "integration": .string(integration.description), "project": .string(project.description),
            "region": .string(region.description), "registry": .bool(includesRegistry),
        ]
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        self.init(
            cluster: try fields.parsed("cluster"), project: try fields.parsed("project"),
            integration: try fields.parsed("integration"), region: try fields.parsed("region"),
            directory: try fields.string("directory"), includesRegistry: try fields.bool("registry"))
    }
}
