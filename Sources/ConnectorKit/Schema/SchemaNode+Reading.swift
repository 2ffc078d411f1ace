internal import MooringModel

extension SchemaNode {
    /// Reads a schema; `pointer` is its place in the whole, for messages.
    init(_ json: JSONValue, at pointer: String, isRoot: Bool = false) throws(SchemaError) {
        guard case .object(let object) = json else {
            throw SchemaError(pointer: pointer, reason: "a schema is an object")
        }
        let words = SchemaWords(object, at: pointer)
        guard let name = try words.string(.type) else {
            throw words.error(.type, "state the type of the value")
        }
        guard let type = JSONSchema.ValueType(rawValue: name) else {
            let names = JSONSchema.ValueType.allCases.map(\.rawValue).joined(separator: ", ")
            throw words.error(.type, "\"\(name)\" is not one of \(names)")
        }
        try words.checkKeywords(for: type, isRoot: isRoot)

        self.init(type: type)
        title = try words.text(.title, .chineseTitle)
        help = try words.text(.description, .chineseDescription)
        order = try words.integer(.order)
        isSecret = try words.bool(.writeOnly) ?? false
        constant = words[.const]
        choices = try words.array(.enum)
        if choices?.isEmpty == true { throw words.error(.enum, "without a value in it nothing can satisfy it") }
        try readObject(words)
        try readArray(words)
        try readString(words)
        range.least = try words.number(.minimum)
        range.greatest = try words.number(.maximum)
        if !range.isPossible { throw words.error(.minimum, "it is greater than maximum") }

        // Last, for they are judged by everything above.
        defaultValue = words[.default]
        examples = try words.array(.examples) ?? []
        if let defaultValue { try check(defaultValue, of: .default, words) }
        for example in examples { try check(example, of: .examples, words) }
    }

    private func check(_ value: JSONValue, of keyword: SchemaKeyword, _ words: SchemaWords) throws(SchemaError) {
        guard let violation = violations(in: value, at: "", named: nil).first else { return }
        throw words.error(keyword, "the schema refuses it: \(violation.detail.english) \(violation.remedy.english)")
    }

    private mutating func readObject(_ words: SchemaWords) throws(SchemaError) {
        guard type == .object else { return }
        guard let allowsOthers = try words.bool(.additionalProperties) else {
            throw words.error(.additionalProperties, "state it; false refuses members that are not listed")
        }
        self.allowsOthers = allowsOthers
        for member in try words.object(.properties)?.members ?? [] {
            let pointer = words.pointer(.properties).appendingPointer(member.name)
            properties.append(Property(name: member.name, schema: try SchemaNode(member.value, at: pointer)))
        }
        properties.sort { left, right in
            (left.schema.order ?? .max, left.name) < (right.schema.order ?? .max, right.name)
        }
        for name in try words.array(.required) ?? [] {
            guard let name = name.stringValue, properties.contains(where: { $0.name == name }) else {
                throw words.error(.required, "\(name.canonicalText) is not the name of one of the properties")
            }
            required.insert(name)
        }
    }

    private mutating func readArray(_ words: SchemaWords) throws(SchemaError) {
        if let json = words[.items] { items = [try SchemaNode(json, at: words.pointer(.items))] }
        itemCounts.least = try words.count(.minItems)
        itemCounts.greatest = try words.count(.maxItems)
        if !itemCounts.isPossible { throw words.error(.minItems, "it is greater than maxItems") }
        hasUniqueItems = try words.bool(.uniqueItems) ?? false
    }

    private mutating func readString(_ words: SchemaWords) throws(SchemaError) {
        lengths.least = try words.count(.minLength)
        lengths.greatest = try words.count(.maxLength)
        if !lengths.isPossible { throw words.error(.minLength, "it is greater than maxLength") }
        format = try words.string(.format)
        pattern = try words.string(.pattern)
        guard let pattern else { return }
        do {
            _ = try Self.regex(pattern)
        } catch {
            throw words.error(.pattern, "it is no regular expression: \(error)")
        }
    }
}
