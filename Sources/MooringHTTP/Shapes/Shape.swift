import MooringModel

/// A JSON Schema (2020-12), written short: of a request's body, of an answer, of a parameter.
struct Shape: Sendable {
    var json: JSONObject

    init(_ members: KeyValuePairs<String, JSONValue?>) {
        json = JSONObject()
        for (name, value) in members { json[name] = value }
    }

    static let anything = Shape([:])
    static let boolean = Shape(["type": "boolean"])
    static let time = Shape(["type": "string", "format": "date-time"])

    static func string(
        _ lengths: ClosedRange<Int64>? = nil, pattern: String? = nil, example: String? = nil, secret: Bool = false
    ) -> Shape {
        Shape([
            "type": "string", "minLength": lengths.map { .integer($0.lowerBound) },
            "maxLength": lengths.map { .integer($0.upperBound) }, "pattern": pattern.map(JSONValue.string),
            "examples": example.map { [.string($0)] }, "writeOnly": secret ? true : nil,
        ])
    }

    static func integer(_ range: ClosedRange<Int64>? = nil) -> Shape {
        Shape([
            "type": "integer", "minimum": range.map { .integer($0.lowerBound) },
            "maximum": range.map { .integer($0.upperBound) },
        ])
    }

    static func word(_ words: [String]) -> Shape {
        Shape(["type": "string", "enum": .array(words.map(JSONValue.string))])
    }

    static func array(of element: Shape) -> Shape {
        Shape(["type": "array", "items": .object(element.json)])
    }

    /// An object of these fields and no others.
    static func object(_ fields: [Field]) -> Shape {
        var properties = JSONObject()
        for field in fields { properties[field.name] = .object(field.described.json) }
        let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
        return Shape([
            "type": "object", "properties": .object(properties), "required": required.isEmpty ? nil : .array(required),
            "additionalProperties": false,
        ])
    }

    /// An object whose members somebody else knows.
    static let openObject = Shape(["type": "object", "additionalProperties": true])

    /// One of the document's own shapes.
    static func named(_ name: Name) -> Shape {
        Shape(["$ref": .string("#/components/schemas/\(name.rawValue)")])
    }

    /// A page of a list.
    static func page(of name: Name) -> Shape {
        .object([
            .required("items", .array(of: .named(name))),
            .optional("next", .string()),
        ])
    }

    /// One member of an object.
    struct Field: Sendable {
        var name: String
        var shape: Shape
        var isRequired: Bool
        var help: LocalizedText?

        static func required(_ name: String, _ shape: Shape, _ help: LocalizedText? = nil) -> Field {
            Field(name: name, shape: shape, isRequired: true, help: help)
        }

        static func optional(_ name: String, _ shape: Shape, _ help: LocalizedText? = nil) -> Field {
            Field(name: name, shape: shape, isRequired: false, help: help)
        }

        fileprivate var described: Shape {
            guard let help else { return shape }
            var shape = shape
            shape.json["description"] = .string(help.english)
            shape.json["x-description-zh-Hans"] = .string(help.simplifiedChinese)
            return shape
        }
    }
}
