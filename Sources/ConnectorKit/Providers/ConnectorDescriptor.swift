public import MooringModel

/// What a kind of storage is: everything that a person or a program may know about it before using it.
public struct ConnectorDescriptor: Sendable {
    /// The stable name, such as `amazon-s3`: lower-case letters, digits and dashes, at most 64. It is recorded in the
    /// event log and never changes.
    public let kind: String
    /// The name as people know it.
    public let title: LocalizedText
    /// What it stores and where, in a sentence.
    public let summary: LocalizedText
    /// The clouds whose regions an integration of this kind may be in.
    public let clouds: Set<Region.Cloud>
    /// What a configuration looks like. It checks input and drives every form that asks for one.
    public let configurationSchema: JSONSchema
    /// Every check of a validation, in the order in which a report shows them. Each waits only for earlier ones.
    public let checks: [CheckDefinition]
    /// Whether the provider's side demands the external ID of the integration, so that rotating it means something.
    public let usesExternalID: Bool

    public init(
        kind: String, title: LocalizedText, summary: LocalizedText, clouds: Set<Region.Cloud>,
        configurationSchema: JSONSchema, checks: [CheckDefinition], usesExternalID: Bool = false
    ) {
        self.kind = kind
        self.title = title
        self.summary = summary
        self.clouds = clouds
        self.configurationSchema = configurationSchema
        self.checks = checks
        self.usesExternalID = usesExternalID
    }
}
