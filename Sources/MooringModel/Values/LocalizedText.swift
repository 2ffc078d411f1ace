/// A text for people in the two languages that Mooring speaks. `{name}` stands for an argument.
public struct LocalizedText: Sendable, Hashable {
    public var english: String
    public var simplifiedChinese: String

    public init(en english: String, zhHans simplifiedChinese: String) {
        self.english = english
        self.simplifiedChinese = simplifiedChinese
    }

    /// The text in a language, each `{name}` replaced by the argument of that name; one without argument stays as it is.
    public func rendered(in language: Language, _ arguments: [String: String] = [:]) -> String {
        let template = language == .english ? english : simplifiedChinese
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            text += arguments[name] ?? String(rest[...close])
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}

/// A language that every human text exists in, by its BCP 47 tag.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case english = "en"
    case simplifiedChinese = "zh-Hans"
}
