/// What a job is to export, and where to.
package struct ExportOrder: Sendable, Hashable {
    package var id: JobID
    package var project: ProjectID
    package var cluster: ClusterID
    package var backup: BackupID
    package var integration: IntegrationID
    package var region: Region
    /// The directory at the destination, relative to the integration's place; empty for that place itself.
    package var directory: String
    /// The job that ended otherwise than well and that this one does again.
    package var retryOf: JobID?

    package init(
        id: JobID, project: ProjectID, cluster: ClusterID, backup: BackupID, integration: IntegrationID, region: Region,
        directory: String, retryOf: JobID? = nil
    ) {
        self.id = id
        self.project = project
        self.cluster = cluster
        self.backup = backup
        self.integration = integration
        self.region = region
        self.directory = directory
        self.retryOf = retryOf
    }

    package var json: JSONValue {
        .object([
            "backup": .string(backup.description), "cluster": .string(cluster.description),
            "directory": .string(directory), "id": .string(id.description),
            "integration": .string(integration.description), "project": .string(project.description),
            "region": .string(region.description), "retryOf": retryOf.map { .string($0.description) },
        ])
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        self.init(
            id: try fields.parsed("id"), project: try fields.parsed("project"), cluster: try fields.parsed("cluster"),
            backup: try fields.parsed("backup"), integration: try fields.parsed("integration"),
            region: try fields.parsed("region"), directory: try fields.string("directory"),
            retryOf: try fields.optionalParsed("retryOf"))
    }
}
