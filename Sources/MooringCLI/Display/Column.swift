package import MooringModel

/// A column of a list: its title and what it shows of an item.
package struct Column: Sendable {
    package var title: String
    package var text: @Sendable (JSONValue) -> String

    /// - Parameter path: the member's name, or names from the outermost in, with dots between them.
    package init(_ path: String, title: String? = nil) {
        let names = path.split(separator: ".").map(String.init)
        self.title = title ?? names.last ?? path
        text = { item in
            var value: JSONValue? = item
            for name in names { value = value?[name] }
            return value?.shortText ?? ""
        }
    }
}

extension JSONValue {
    /// The value on one line for people: no quotes around a string, whole seconds in a time, lists with commas.
    package var shortText: String {
        switch self {
        case .null: ""
        case .string(let text): Timestamp(text) == nil ? text.printable : Self.seconds(text)
        case .array(let elements) where elements.allSatisfy({ $0.objectValue == nil && $0.arrayValue == nil }):
            elements.map(\.shortText).joined(separator: ", ")
        default: canonicalText.printable
        }
    }

    /// `2026-05-01T12:30:00.123456Z` as `2026-05-01 12:30:00Z`.
    private static func seconds(_ text: String) -> String {
        guard text.utf8.count >= 20, text.hasSuffix("Z") else { return text }
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8))Z"
    }
}
