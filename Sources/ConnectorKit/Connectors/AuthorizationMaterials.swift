public import MooringModel

/// What a person does at the provider so that Mooring may use the storage.
public struct AuthorizationMaterials: Sendable, Hashable {
    /// What to do with the documents, in which order.
    public var introduction: LocalizedText
    public var documents: [AuthorizationDocument]

    public init(introduction: LocalizedText, documents: [AuthorizationDocument]) {
        self.introduction = introduction
        self.documents = documents
    }
}
