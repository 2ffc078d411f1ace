public import MooringModel

/// One thing that is wrong with a value: where, what, and what would be right.
public struct Violation: Sendable, Hashable {
    /// The place in the value, a JSON pointer (RFC 6901); empty for the whole.
    public var pointer: String
    /// What is wrong.
    public var detail: LocalizedText
    /// What would be right.
    public var remedy: LocalizedText

    public init(_ pointer: String, detail: LocalizedText, remedy: LocalizedText) {
        self.pointer = pointer
        self.detail = detail
        self.remedy = remedy
    }
}
