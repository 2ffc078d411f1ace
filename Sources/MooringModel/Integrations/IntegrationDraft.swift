/// What an integration begins with. All of it but name and description stays as it is for good.
package struct IntegrationDraft: Sendable, Hashable {
    package var id: IntegrationID
    package var project: ProjectID
    /// Only a draft may lack one.
    package var name: String?
    package var description: String
    /// The connector's kind, such as `amazon-s3`.
    package var connector: String
    package var region: Region
    package var access: IntegrationAccess
    package var externalID: String
    /// The bucket that a draft without a name was begun for: by region and bucket it is found again, so that a project has one
    /// such draft for each. nil for every other integration, and as soon as it has a name.
    package var bucket: String?

    package init(
        id: IntegrationID, project: ProjectID, name: String?, description: String, connector: String, region: Region,
        access: IntegrationAccess, externalID: String, bucket: String? = nil
    ) {
        self.id = id
        self.project = project
        self.name = name
        self.description = description
        self.connector = connector
        self.region = region
        self.access = access
        self.externalID = externalID
        self.bucket = bucket
    }

    package var json: JSONValue {
        .object([
            "access": .string(access.rawValue), "bucket": bucket.map(JSONValue.string),
            "connector": .string(connector), "description": .string(description),
            "externalId": .string(externalID), "id": .string(id.description), "name": name.map(JSONValue.string),
            "project": .string(project.description), "region": .string(region.description),
        ])
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        self.init(
            id: try fields.parsed("id"), project: try fields.parsed("project"), name: try fields.optionalString("name"),
            description: try fields.string("description"), connector: try fields.string("connector"),
            region: try fields.parsed("region"), access: try fields.word("access"),
            externalID: try fields.string("externalId"), bucket: try fields.optionalString("bucket"))
    }
}
