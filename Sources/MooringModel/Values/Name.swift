/// The rules for the names and descriptions that people give.
package enum Name {
    package static let maximumLength = 64
    package static let maximumDescriptionLength = 256

    /// The name without white space at its ends.
    ///
    /// - Throws: ``Refusal`` unless it has 1 to 64 characters, none of them a control character.
    package static func checked(_ name: String, pointer: String = "/name") throws(Refusal) -> String {
        let trimmed = name.trimmed
        guard (1...maximumLength).contains(trimmed.count), !trimmed.hasControlCharacter else {
            throw .nameInvalid(length: trimmed.count, pointer: pointer)
        }
        return trimmed
    }

    /// - Throws: ``Refusal`` where it has more than 256 characters, or a control character that is no line break.
    package static func checkedDescription(_ description: String) throws(Refusal) -> String {
        guard description.count <= maximumDescriptionLength,
            !description.split(whereSeparator: \.isNewline).contains(where: { String($0).hasControlCharacter })
        else { throw .descriptionInvalid(length: description.count) }
        return description
    }
}

extension String {
    fileprivate var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    fileprivate var hasControlCharacter: Bool {
        unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}

extension Refusal {
    static func nameInvalid(length: Int, pointer: String) -> Refusal {
        Refusal(
            "name-invalid", .invalid, pointer: pointer,
            detail: LocalizedText(
                en: "The name has \(length) characters or a control character in it.",
                zhHans: "名称有 \(length) 个字符，或含有控制字符。"),
            remedy: LocalizedText(
                en: "Give a name of 1 to 64 characters without control characters.",
                zhHans: "请输入 1 到 64 个字符的名称，不含控制字符。"))
    }

    static func descriptionInvalid(length: Int) -> Refusal {
        Refusal(
            "description-invalid", .invalid, pointer: "/description",
            detail: LocalizedText(
                en: "The description has \(length) characters or a control character in it.",
                zhHans: "描述有 \(length) 个字符，或含有控制字符。"),
            remedy: LocalizedText(
                en: "Give a description of at most 256 characters without control characters.",
                zhHans: "请输入最多 256 个字符的描述，不含控制字符。"))
    }
}
