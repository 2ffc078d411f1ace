/// Why something that was asked for is not done: a value for people, in both languages, with what to do next.
package struct Refusal: Error, Sendable, Hashable {
    /// A stable word for programs, such as `name-taken`.
    package var code: String
    package var kind: Kind
    /// What is wrong, and with which value.
    package var detail: LocalizedText
    /// What would be right, or what to do next.
    package var remedy: LocalizedText
    /// The place in the request's body, a JSON pointer (RFC 6901), where there is one.
    package var pointer: String?
    /// Each place that is wrong, where there may be several.
    package var parts: [Part] = []

    package enum Kind: Sendable, Hashable {
        /// The request is wrong by itself.
        case invalid
        /// No such thing, or none that the actor may see.
        case notFound
        case forbidden
        /// The present state does not allow it.
        case conflict
        /// The state has changed since the actor looked.
        case stale
        /// The store cannot be asked or written to now.
        case unavailable
    }

    /// One of several places that are wrong.
    package struct Part: Sendable, Hashable {
        package var pointer: String
        package var detail: LocalizedText
        package var remedy: LocalizedText

        package init(pointer: String, detail: LocalizedText, remedy: LocalizedText) {
            self.pointer = pointer
            self.detail = detail
            self.remedy = remedy
        }
    }

    package init(
        _ code: String, _ kind: Kind, pointer: String? = nil, detail: LocalizedText, remedy: LocalizedText
    ) {
        self.code = code
        self.kind = kind
        self.pointer = pointer
        self.detail = detail
        self.remedy = remedy
    }
}
