public import MooringModel

/// The text of one outcome of a check. `{name}` stands for an argument of the result.
///
/// Texts live in the definition and results carry only names and arguments, so that a recorded report reads in the
/// reader's language and a text can be improved later.
public struct CheckMessage: Sendable, Hashable {
    /// What was found.
    public let summary: LocalizedText
    /// The likely cause, and the exact thing to do or to paste; nil where nothing is to be mended.
    public let remedy: LocalizedText?

    public init(_ summary: LocalizedText, remedy: LocalizedText? = nil) {
        self.summary = summary
        self.remedy = remedy
    }
}
