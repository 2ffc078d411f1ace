import ConnectorKit
import MooringModel
import Testing

@Suite struct SchemaReadingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var schema: JSONValue
        var expected: String
        var testDescription: String { expected }

        init(_ schema: JSONValue, _ expected: String) {
            self.schema = schema
            self.expected = expected
        }

        init(member: JSONValue, _ expected: String) {
            self.init(["type": "object", "additionalProperties": false, "properties": ["x": member]], expected)
        }
    }

    @Test(arguments: [
        Case("object", "the schema: a schema is an object"),
        Case(["additionalProperties": false], "/type: state the type of the value"),
        Case(["type": "string"], "/type: a configuration is an object; write \"object\""),
        Case(["type": "object"], "/additionalProperties: state it; false refuses members that are not listed"),
        Case(
            ["type": "object", "additionalProperties": [:]], "/additionalProperties: it is true or false, not object"),
        Case(
            ["type": "object", "additionalProperties": false, "requires": ["a"]],
            "/requires: this keyword is not supported; did you mean \"required\"?"),
        Case(
            ["type": "object", "additionalProperties": false, "required": ["a"]],
            "/required: \"a\" is not the name of one of the properties"),
        Case(
            ["type": "object", "additionalProperties": false, "$schema": "http://json-schema.org/draft-07/schema#"],
            "/$schema: it stands at the root only, and is \"https://json-schema.org/draft/2020-12/schema\""),
        Case(member: ["type": ["string", "null"]], "/properties/x/type: it is a string, not array"),
        Case(
            member: ["type": "text"],
            "/properties/x/type: \"text\" is not one of string, integer, number, boolean, array, object"),
        Case(
            member: ["type": "integer", "minLength": 1],
            "/properties/x/minLength: it says something about string, not about integer"),
        Case(
            member: ["type": "string", "minLength": -1],
            "/properties/x/minLength: it is an integer from 0 on, not integer"),
        Case(
            member: ["type": "string", "minLength": 3, "maxLength": 2],
            "/properties/x/minLength: it is greater than maxLength"),
        Case(
            member: ["type": "string", "pattern": "("],
            "/properties/x/pattern: it is no regular expression: expected ')'"),
        Case(
            member: ["type": "string", "enum": []], "/properties/x/enum: without a value in it nothing can satisfy it"),
        Case(member: ["type": "string", "title": "X"], "/properties/x/title: give x-title-zh-Hans too"),
        Case(member: ["type": "string", "x-title-zh-Hans": "X"], "/properties/x/x-title-zh-Hans: give title too"),
        Case(
            member: ["type": "string", "default": 1],
            "/properties/x/default: the schema refuses it: The value is a number. Give a string."),
        Case(
            member: ["type": "array", "items": ["type": "object"]],
            "/properties/x/items/additionalProperties: state it; false refuses members that are not listed"),
    ])
    func `a schema that is not understood whole is refused`(test: Case) {
        let error = #expect(throws: SchemaError.self) { try JSONSchema(test.schema) }
        #expect(error?.description == test.expected)
    }

    @Test func `the fields of a form come in their order, with texts, defaults and choices`() throws {
        let schema = try JSONSchema([
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object", "additionalProperties": false, "required": ["mode"],
            "properties": [
                "b": ["type": "string", "writeOnly": true],
                "a": ["type": "integer"],
                "mode": [
                    "type": "string", "enum": ["x", "y"], "default": "x", "examples": ["y"], "x-order": 1,
                    "title": "Mode", "x-title-zh-Hans": "模式", "description": "How.", "x-description-zh-Hans": "方式。",
                ],
            ],
        ])
        #expect(schema.fields.map(\.name) == ["mode", "a", "b"])
        let mode = try #require(schema.fields.first)
        #expect(mode.title == LocalizedText(en: "Mode", zhHans: "模式"))
        #expect(mode.help == LocalizedText(en: "How.", zhHans: "方式。"))
        #expect(mode.type == .string && mode.isRequired && !mode.isSecret)
        #expect(mode.defaultValue == "x" && mode.choices == ["x", "y"] && mode.examples == ["y"])
        #expect(schema.fields.map(\.isSecret) == [false, false, true])
        #expect(schema.fields.map(\.isRequired) == [true, false, false])
        #expect(schema.fields[1].title == LocalizedText(en: "a", zhHans: "a"))
    }

    @Test func `defaults fill what is missing at every depth, and nothing else`() throws {
        let schema = try JSONSchema([
            "type": "object", "additionalProperties": false,
            "properties": [
                "a": ["type": "integer", "default": 1],
                "in": [
                    "type": "object", "additionalProperties": false,
                    "properties": ["b": ["type": "integer", "default": 2]],
                ],
                "list": [
                    "type": "array",
                    "items": [
                        "type": "object", "additionalProperties": false,
                        "properties": ["c": ["type": "integer", "default": 3]],
                    ],
                ],
            ],
        ])
        #expect(schema.withDefaults([:]) == ["a": 1])
        #expect(schema.withDefaults(["a": nil]) == ["a": nil])
        #expect(
            schema.withDefaults(["a": 9, "in": [:], "list": [[:], 5]]) == [
                "a": 9, "in": ["b": 2], "list": [["c": 3], 5],
            ])
        #expect(schema.withDefaults("other") == "other")
    }
}
