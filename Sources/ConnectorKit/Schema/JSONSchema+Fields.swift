public import MooringModel

extension JSONSchema {
    /// One member of a configuration, as a form asks for it.
    public struct Field: Sendable, Hashable {
        public var name: String
        /// `title` and `x-title-zh-Hans`; the name where the schema has none.
        public var title: LocalizedText
        /// `description` and `x-description-zh-Hans`.
        public var help: LocalizedText?
        public var type: ValueType
        public var isRequired: Bool
        public var defaultValue: JSONValue?
        /// The values of `enum`; nil if any value of the type may do.
        public var choices: [JSONValue]?
        public var examples: [JSONValue]
        /// `writeOnly`: not to be shown, neither while it is typed nor afterwards.
        public var isSecret: Bool
    }

    /// The types of JSON Schema that a configuration may have.
    public enum ValueType: String, Sendable, Hashable, CaseIterable {
        case string, integer, number, boolean, array, object
    }

    /// The members of the configuration by `x-order`, those without it after them by name.
    public var fields: [Field] {
        root.properties.map { property in
            let schema = property.schema
            return Field(
                name: property.name, title: schema.title ?? LocalizedText(en: property.name, zhHans: property.name),
                help: schema.help, type: schema.type, isRequired: root.required.contains(property.name),
                defaultValue: schema.defaultValue, choices: schema.choices, examples: schema.examples,
                isSecret: schema.isSecret)
        }
    }
}
