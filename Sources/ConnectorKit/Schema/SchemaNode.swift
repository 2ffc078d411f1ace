internal import MooringModel

/// One schema, read: the whole or that of a member or an element.
struct SchemaNode: Sendable {
    var type: JSONSchema.ValueType
    var title: LocalizedText?
    var help: LocalizedText?
    var defaultValue: JSONValue?
    var examples: [JSONValue] = []
    var choices: [JSONValue]?
    var constant: JSONValue?
    var isSecret = false
    var order: Int64?

    /// Sorted as forms show them.
    var properties: [Property] = []
    var required: Set<String> = []
    var allowsOthers = false

    /// Of an array's elements: one or none. An array and not an optional, which could not hold its own type.
    var items: [SchemaNode] = []
    var itemCounts = SchemaBounds<Int64>()
    var hasUniqueItems = false

    var lengths = SchemaBounds<Int64>()
    var pattern: String?
    var format: String?
    var range = SchemaBounds<Double>()

    struct Property: Sendable {
        var name: String
        var schema: SchemaNode
    }
}
