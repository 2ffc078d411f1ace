/// The keywords of JSON Schema that are understood, and ours.
enum SchemaKeyword: String, CaseIterable {
    case schema = "$schema"
    case type, title, description, `default`, examples, `enum`, const, writeOnly
    case properties, required, additionalProperties
    case items, minItems, maxItems, uniqueItems
    case minLength, maxLength, pattern, format
    case minimum, maximum
    case chineseTitle = "x-title-zh-Hans"
    case chineseDescription = "x-description-zh-Hans"
    case order = "x-order"

    /// The types that the keyword says something about; nil for every type.
    var types: Set<JSONSchema.ValueType>? {
        switch self {
        case .properties, .required, .additionalProperties: [.object]
        case .items, .minItems, .maxItems, .uniqueItems: [.array]
        case .minLength, .maxLength, .pattern, .format: [.string]
        case .minimum, .maximum: [.integer, .number]
        default: nil
        }
    }
}
