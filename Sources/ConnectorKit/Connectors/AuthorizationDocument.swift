public import MooringModel

/// One text to paste at the provider: a policy, a template, commands.
public struct AuthorizationDocument: Sendable, Hashable {
    /// A stable word that is unique among an integration's documents, such as `access-policy`.
    public var name: String
    public var title: LocalizedText
    /// Such as `application/json` or `text/x-shellscript`.
    public var mediaType: String
    /// Exactly what to paste.
    public var text: String

    public init(name: String, title: LocalizedText, mediaType: String, text: String) {
        self.name = name
        self.title = title
        self.mediaType = mediaType
        self.text = text
    }
}
