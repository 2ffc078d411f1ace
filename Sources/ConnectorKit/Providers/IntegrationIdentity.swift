public import MooringModel

/// The integration that a connector serves, as far as a connector may know it.
public struct IntegrationIdentity: Sendable, Hashable {
    public let id: IntegrationID
    public let project: ProjectID
    /// For texts to people; nil while the draft has none.
    public let name: String?
    public let region: Region
    /// A connector of a read-only integration never writes, not even to validate.
    public let access: IntegrationAccess
    /// What exports present to the provider.
    public let externalID: String
    /// The external ID that a rotation has minted. Materials allow both; a validation tries this one.
    public let nextExternalID: String?
    /// The external ID before the last rotation. A validation warns while the provider still accepts it.
    public let retiredExternalID: String?

    public init(
        id: IntegrationID, project: ProjectID, name: String? = nil, region: Region, access: IntegrationAccess,
        externalID: String, nextExternalID: String? = nil, retiredExternalID: String? = nil
    ) {
        self.id = id
        self.project = project
        self.name = name
        self.region = region
        self.access = access
        self.externalID = externalID
        self.nextExternalID = nextExternalID
        self.retiredExternalID = retiredExternalID
    }
}
