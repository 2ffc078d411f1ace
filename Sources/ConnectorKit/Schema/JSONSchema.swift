// The part of JSON Schema 2020-12 that a configuration needs, and no more: a keyword outside of it is refused when the
// schema is made, because one that is silently ignored promises a check that nobody makes.
//
//     of every type   type (one), title, description, default, examples, enum, const, writeOnly
//     object          properties, required, additionalProperties
//     array           items, minItems, maxItems, uniqueItems
//     string          minLength, maxLength, pattern, format
//     integer, number minimum, maximum
//     at the root     $schema
//     our own         x-title-zh-Hans, x-description-zh-Hans, x-order
//
// - `type` is stated everywhere, and is `object` at the root.
// - `additionalProperties` is stated for every object, true or false. The standard's silence means true, which is the
//   wrong thing to happen by forgetting it: a mistyped field would pass.
// - A title and a description have both languages or neither.
// - `pattern` finds a match anywhere unless it has anchors, as the standard says. It is a Swift regular expression
//   over Unicode scalars, `\d` and `\w` are ASCII as in ECMAScript. Write what both languages read alike.
// - `format` is an annotation. `writeOnly` marks a secret; no message ever shows its value.
// - `default` and `examples` satisfy their own schema.
// - `x-order` is an integer by which forms sort; those without it come after the others, by name.

public import MooringModel

/// What a configuration looks like: checks values, fills in defaults, and lists the fields that a form asks for.
public struct JSONSchema: Sendable {
    /// The schema as it was written, to be served to programs.
    public let json: JSONValue
    let root: SchemaNode

    /// - Throws: ``SchemaError`` where the schema uses what is not supported, or contradicts itself.
    public init(_ json: JSONValue) throws(SchemaError) {
        root = try SchemaNode(json, at: "", isRoot: true)
        guard root.type == .object else {
            throw SchemaError(pointer: "/type", reason: "a configuration is an object; write \"object\"")
        }
        self.json = json
    }

    /// Everything that is wrong with a value, in the order of the fields; empty if it satisfies the schema.
    public func violations(in value: JSONValue) -> [Violation] {
        root.violations(in: value, at: "", named: nil)
    }

    /// The value with the default of every member that is missing and has one.
    public func withDefaults(_ value: JSONValue) -> JSONValue {
        root.withDefaults(value)
    }
}
