internal import MooringModel

/// The texts of what a schema refuses. A value is shown as JSON, cut where it is long; a secret never.
extension Violation {
    static func wrongType(
        of value: JSONValue, _ schema: SchemaNode, at pointer: String, named name: String?
    ) -> Violation {
        let found = value.typeText
        let expected = schema.type.text
        return about(
            pointer, name,
            LocalizedText(en: "is \(found.english)", zhHans: "是\(found.simplifiedChinese)"),
            remedy: LocalizedText(
                en: "Give \(expected.english)\(schema.exampleText.english).",
                zhHans: "请提供\(expected.simplifiedChinese)\(schema.exampleText.simplifiedChinese)。"))
    }

    static func notOneOf(
        _ choices: [JSONValue], _ value: JSONValue, _ schema: SchemaNode, at pointer: String, named name: String?
    ) -> Violation {
        let shown = schema.shown(value)
        let list = choices.map(\.canonicalText).joined(separator: ", ")
        return about(
            pointer, name,
            LocalizedText(en: "is \(shown), which is not allowed", zhHans: "是 \(shown)，不是允许的值"),
            remedy: choices.count == 1
                ? LocalizedText(en: "The only value allowed is \(list).", zhHans: "唯一允许的值是 \(list)。")
                : LocalizedText(en: "Choose one of \(list).", zhHans: "请选择其一：\(list)。"))
    }

    static func outOfRange(
        _ value: JSONValue, _ schema: SchemaNode, at pointer: String, named name: String?
    ) -> Violation {
        let shown = schema.shown(value)
        let range = schema.range.text { JSONValue($0)?.canonicalText ?? "\($0)" }
        return about(
            pointer, name, LocalizedText(en: "is \(shown)", zhHans: "是 \(shown)"),
            remedy: LocalizedText(
                en: "Give a number of \(range.english).", zhHans: "请提供\(range.simplifiedChinese)的数。"))
    }

    static func missing(_ property: SchemaNode.Property, at pointer: String) -> Violation {
        let schema = property.schema
        let help = schema.help.map { LocalizedText(en: " \($0.english)", zhHans: $0.simplifiedChinese) }
        let expected = schema.type.text
        return about(
            pointer, property.name, LocalizedText(en: "is missing", zhHans: "缺失"),
            remedy: LocalizedText(
                en: "Give \(expected.english)\(schema.exampleText.english).\(help?.english ?? "")",
                zhHans: "请提供\(expected.simplifiedChinese)\(schema.exampleText.simplifiedChinese)。"
                    + (help?.simplifiedChinese ?? "")))
    }

    static func unknown(_ name: String, known: [String], at pointer: String) -> Violation {
        let list =
            known.isEmpty
            ? LocalizedText(en: "None are known.", zhHans: "没有可用字段。")
            : LocalizedText(en: "Known are \(known.listed).", zhHans: "可用字段：\(known.listed)。")
        let meant = name.nearest(of: known).map {
            LocalizedText(en: "Did you mean \"\($0)\"? ", zhHans: "您是否想写“\($0)”？")
        }
        return Violation(
            pointer,
            detail: LocalizedText(en: "There is no field \"\(name)\".", zhHans: "没有字段“\(name)”。"),
            remedy: LocalizedText(
                en: (meant?.english ?? "Leave it out. ") + list.english,
                zhHans: (meant?.simplifiedChinese ?? "请将其删除。") + list.simplifiedChinese))
    }

    static func wrongCount(_ count: Int, _ schema: SchemaNode, at pointer: String, named name: String?) -> Violation {
        let range = schema.itemCounts.text { "\($0)" }
        return about(
            pointer, name, LocalizedText(en: "has \(count) elements", zhHans: "有 \(count) 个元素"),
            remedy: LocalizedText(
                en: "Give \(range.english) elements.", zhHans: "请提供\(range.simplifiedChinese)个元素。"))
    }

    static func repeated(_ index: Int, _ first: Int, at pointer: String) -> Violation {
        Violation(
            pointer,
            detail: LocalizedText(
                en: "Element \(index + 1) repeats element \(first + 1).",
                zhHans: "第 \(index + 1) 个元素与第 \(first + 1) 个元素重复。"),
            remedy: LocalizedText(en: "Give each only once.", zhHans: "每个元素只能出现一次。"))
    }

    static func wrongLength(_ length: Int, _ schema: SchemaNode, at pointer: String, named name: String?) -> Violation {
        let range = schema.lengths.text { "\($0)" }
        return about(
            pointer, name,
            length == 0
                ? LocalizedText(en: "is empty", zhHans: "为空")
                : LocalizedText(en: "has \(length) characters", zhHans: "有 \(length) 个字符"),
            remedy: LocalizedText(
                en: "Give \(range.english) characters\(schema.exampleText.english).",
                zhHans: "请提供\(range.simplifiedChinese)个字符\(schema.exampleText.simplifiedChinese)。"))
    }

    static func unlike(
        _ pattern: String, _ string: String, _ schema: SchemaNode, at pointer: String, named name: String?
    ) -> Violation {
        let shown = schema.shown(.string(string))
        let help = schema.help
        return about(
            pointer, name,
            LocalizedText(en: "is \(shown), which has not the form required", zhHans: "是 \(shown)，格式不符"),
            remedy: LocalizedText(
                en: (help.map { $0.english + " " } ?? "") + "It must match \(pattern)\(schema.exampleText.english).",
                zhHans: (help?.simplifiedChinese ?? "")
                    + "必须匹配 \(pattern)\(schema.exampleText.simplifiedChinese)。"))
    }

    /// A violation whose text begins with the field's name.
    private static func about(
        _ pointer: String, _ name: String?, _ detail: LocalizedText, remedy: LocalizedText
    ) -> Violation {
        let subject =
            name.map { LocalizedText(en: "\"\($0)\"", zhHans: "“\($0)”") }
            ?? LocalizedText(en: "The value", zhHans: "该值")
        return Violation(
            pointer,
            detail: LocalizedText(
                en: "\(subject.english) \(detail.english).",
                zhHans: "\(subject.simplifiedChinese)\(detail.simplifiedChinese)。"),
            remedy: remedy)
    }
}

extension SchemaNode {
    /// A value as a message may show it.
    fileprivate func shown(_ value: JSONValue) -> String {
        if isSecret { return "[secret]" }
        let text = value.canonicalText
        return text.count <= 80 ? text : text.prefix(79) + "…"
    }

    /// Such as `, such as "x"`; empty without an example.
    fileprivate var exampleText: LocalizedText {
        guard let example = examples.first else { return LocalizedText(en: "", zhHans: "") }
        return LocalizedText(en: ", such as \(example.canonicalText)", zhHans: "，例如 \(example.canonicalText)")
    }
}

extension SchemaBounds {
    /// Such as `3 to 63`, `at least 3`, `at most 63`.
    fileprivate func text(_ written: (Value) -> String) -> LocalizedText {
        switch (least.map(written), greatest.map(written)) {
        case (let least?, let greatest?) where least == greatest:
            LocalizedText(en: "exactly \(least)", zhHans: "恰好 \(least) ")
        case (let least?, let greatest?):
            LocalizedText(en: "\(least) to \(greatest)", zhHans: " \(least) 到 \(greatest) ")
        case (let least?, nil): LocalizedText(en: "at least \(least)", zhHans: "至少 \(least) ")
        case (nil, let greatest?): LocalizedText(en: "at most \(greatest)", zhHans: "最多 \(greatest) ")
        case (nil, nil): LocalizedText(en: "any number of", zhHans: "任意")
        }
    }
}

extension JSONSchema.ValueType {
    fileprivate var text: LocalizedText {
        switch self {
        case .string: LocalizedText(en: "a string", zhHans: "字符串")
        case .integer: LocalizedText(en: "a whole number", zhHans: "整数")
        case .number: LocalizedText(en: "a number", zhHans: "数字")
        case .boolean: LocalizedText(en: "true or false", zhHans: " true 或 false")
        case .array: LocalizedText(en: "an array", zhHans: "数组")
        case .object: LocalizedText(en: "an object", zhHans: "对象")
        }
    }
}

extension JSONValue {
    fileprivate var typeText: LocalizedText {
        switch self {
        case .null: LocalizedText(en: "null", zhHans: " null")
        case .bool(let bool): LocalizedText(en: "\(bool)", zhHans: " \(bool)")
        case .integer, .number: LocalizedText(en: "a number", zhHans: "数字")
        case .string: LocalizedText(en: "a string", zhHans: "字符串")
        case .array: LocalizedText(en: "an array", zhHans: "数组")
        case .object: LocalizedText(en: "an object", zhHans: "对象")
        }
    }
}
