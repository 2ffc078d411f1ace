internal import MooringModel

/// The keywords of one schema by name and type, with messages that say where.
struct SchemaWords {
    private let object: JSONObject
    private let place: String

    init(_ object: JSONObject, at pointer: String) {
        self.object = object
        place = pointer
    }

    subscript(keyword: SchemaKeyword) -> JSONValue? { object[keyword.rawValue] }

    func pointer(_ keyword: SchemaKeyword) -> String { place.appendingPointer(keyword.rawValue) }

    func error(_ keyword: SchemaKeyword, _ reason: String) -> SchemaError {
        SchemaError(pointer: pointer(keyword), reason: reason)
    }

    /// Refuses keywords that are not known, or say nothing about the type.
    func checkKeywords(for type: JSONSchema.ValueType, isRoot: Bool) throws(SchemaError) {
        for name in object.names {
            guard let keyword = SchemaKeyword(rawValue: name) else {
                let known = SchemaKeyword.allCases.map(\.rawValue)
                let hint = name.nearest(of: known).map { "did you mean \"\($0)\"?" } ?? "known are \(known.listed)"
                throw SchemaError(
                    pointer: place.appendingPointer(name), reason: "this keyword is not supported; \(hint)")
            }
            if let types = keyword.types, !types.contains(type) {
                let names = types.map(\.rawValue).sorted().joined(separator: " and ")
                throw error(keyword, "it says something about \(names), not about \(type.rawValue)")
            }
            let dialect = "https://json-schema.org/draft/2020-12/schema"
            if keyword == .schema, !isRoot || self[keyword] != .string(dialect) {
                throw error(keyword, "it stands at the root only, and is \"\(dialect)\"")
            }
        }
    }

    func string(_ keyword: SchemaKeyword) throws(SchemaError) -> String? {
        try read(keyword, "a string", \.stringValue)
    }

    func bool(_ keyword: SchemaKeyword) throws(SchemaError) -> Bool? {
        try read(keyword, "true or false", \.boolValue)
    }

    func integer(_ keyword: SchemaKeyword) throws(SchemaError) -> Int64? {
        try read(keyword, "an integer", \.integerValue)
    }

    func count(_ keyword: SchemaKeyword) throws(SchemaError) -> Int64? {
        try read(keyword, "an integer from 0 on") { $0.integerValue.flatMap { $0 < 0 ? nil : $0 } }
    }

    func number(_ keyword: SchemaKeyword) throws(SchemaError) -> Double? {
        try read(keyword, "a number", \.doubleValue)
    }

    func array(_ keyword: SchemaKeyword) throws(SchemaError) -> [JSONValue]? {
        try read(keyword, "an array", \.arrayValue)
    }

    func object(_ keyword: SchemaKeyword) throws(SchemaError) -> JSONObject? {
        try read(keyword, "an object", \.objectValue)
    }

    /// A text in both languages, nil if it is there in neither.
    func text(_ english: SchemaKeyword, _ chinese: SchemaKeyword) throws(SchemaError) -> LocalizedText? {
        switch (try string(english), try string(chinese)) {
        case (nil, nil): nil
        case (let english?, let chinese?): LocalizedText(en: english, zhHans: chinese)
        case (nil, _): throw error(chinese, "give \(english.rawValue) too")
        case (_, nil): throw error(english, "give \(chinese.rawValue) too")
        }
    }

    private func read<T>(
        _ keyword: SchemaKeyword, _ expected: String, _ value: (JSONValue) -> T?
    ) throws(SchemaError) -> T? {
        guard let json = self[keyword] else { return nil }
        guard let value = value(json) else { throw error(keyword, "it is \(expected), not \(json.typeName)") }
        return value
    }
}

extension JSONValue {
    /// The number that this is, integral or not.
    var doubleValue: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number): number.value
        default: nil
        }
    }
}
