package import ConnectorKit
package import MooringModel

/// Reads what a person typed for a field of a configuration as JSON of the field's type.
package enum FieldText {
    /// What is typed, as the type wants it; as a string where it is none of that type, so that the schema says what
    /// would be right.
    package static func value(_ text: String, as type: JSONSchema.ValueType) -> JSONValue {
        switch type {
        case .string: return .string(text)
        case .boolean:
            switch text.lowercased() {
            case "true", "yes", "y", "是": return true
            case "false", "no", "n", "否": return false
            default: return .string(text)
            }
        case .integer, .number, .object: return parsed(text)
        case .array:
            if text.hasPrefix("[") { return parsed(text) }
            return .array(
                text.split(separator: ",").map { .string(String($0).withoutOuterSpace) }.filter { $0 != .string("") })
        }
    }

    private static func parsed(_ text: String) -> JSONValue { (try? JSONValue(parsing: text)) ?? .string(text) }
}
