import ConnectorKit
import MooringModel
import Testing

@Suite struct SchemaViolationTests {
    /// A value, and where and how the schema refuses it; nothing where it does not.
    struct Case: Sendable, CustomTestStringConvertible {
        var schema: JSONValue
        var value: JSONValue
        var expected: [String]
        var testDescription: String { value.canonicalText }

        init(_ member: JSONValue, _ value: JSONValue, _ expected: String...) {
            schema = [
                "type": "object", "properties": ["x": member], "additionalProperties": false,
            ]
            self.value = ["x": value]
            self.expected = expected
        }

        static func number(_ double: Double) -> JSONValue { JSONValue(double) ?? .null }
    }

    @Test(arguments: [
        Case(["type": "string"], "a"),
        Case(["type": "string"], 1, "/x: \"x\" is a number. Give a string."),
        Case(["type": "string"], nil, "/x: \"x\" is null. Give a string."),
        Case(["type": "string", "examples": ["a/b"]], true, "/x: \"x\" is true. Give a string, such as \"a/b\"."),
        Case(["type": "integer"], 2),
        Case(["type": "integer"], Case.number(2.5), "/x: \"x\" is a number. Give a whole number."),
        Case(["type": "number"], 2),
        Case(["type": "number"], Case.number(2.5)),
        Case(["type": "boolean"], "true", "/x: \"x\" is a string. Give true or false."),
        Case(["type": "string", "enum": ["a", "b"]], "b"),
        Case(
            ["type": "string", "enum": ["a", "b"]], "c",
            "/x: \"x\" is \"c\", which is not allowed. Choose one of \"a\", \"b\"."),
        Case(["type": "integer", "const": 3], 3),
        Case(["type": "integer", "const": 3], 4, "/x: \"x\" is 4, which is not allowed. The only value allowed is 3."),
        Case(["type": "string", "minLength": 1], "", "/x: \"x\" is empty. Give at least 1 characters."),
        Case(["type": "string", "maxLength": 2], "😀é", ),
        Case(
            ["type": "string", "maxLength": 2], "e\u{301}e", "/x: \"x\" has 3 characters. Give at most 2 characters."),
        Case(
            ["type": "string", "minLength": 3, "maxLength": 3], "ab",
            "/x: \"x\" has 2 characters. Give exactly 3 characters."),
        Case(["type": "string", "pattern": "b"], "abc"),
        Case(
            ["type": "string", "pattern": "^b"], "abc",
            "/x: \"x\" is \"abc\", which has not the form required. It must match ^b."),
        Case(
            ["type": "string", "pattern": "^[a-z]+$"], "a\n",
            "/x: \"x\" is \"a\\n\", which has not the form required. It must match ^[a-z]+$."),
        Case(
            ["type": "string", "pattern": "^[a-z]+$"], "e\u{301}",
            "/x: \"x\" is \"e\u{301}\", which has not the form required. It must match ^[a-z]+$."),
        Case(
            ["type": "string", "pattern": "^\\d$"], "٣",
            "/x: \"x\" is \"٣\", which has not the form required. It must match ^\\d$."),
        Case(["type": "integer", "minimum": 1, "maximum": 9], 9),
        Case(["type": "integer", "minimum": 1, "maximum": 9], 10, "/x: \"x\" is 10. Give a number of 1 to 9."),
        Case(["type": "number", "minimum": Case.number(0.5)], 0, "/x: \"x\" is 0. Give a number of at least 0.5."),
        Case(["type": "array", "maxItems": 1], [1, 2], "/x: \"x\" has 2 elements. Give at most 1 elements."),
        Case(
            ["type": "array", "uniqueItems": true], ["a", "b", "a"],
            "/x/2: Element 3 repeats element 1. Give each only once."),
        Case(["type": "array", "items": ["type": "string"]], ["a", 1], "/x/1: \"x[1]\" is a number. Give a string."),
        Case(["type": "string", "format": "uri"], "not one"),
    ])
    func `a value is refused with its place, what is wrong and what would be right`(test: Case) throws {
        let violations = try JSONSchema(test.schema).violations(in: test.value)
        #expect(violations.map { "\($0.pointer): \($0.detail.english) \($0.remedy.english)" } == test.expected)
        for violation in violations {
            for text in [violation.detail.simplifiedChinese, violation.remedy.simplifiedChinese] {
                #expect(text.hasSuffix("。"))
            }
        }
    }

    private func bucketSchema() throws -> JSONSchema {
        try JSONSchema([
            "type": "object", "required": ["bucket"], "additionalProperties": false,
            "properties": [
                "bucket": [
                    "type": "string", "title": "Bucket", "x-title-zh-Hans": "存储桶", "x-order": 1, "examples": ["logs"],
                    "description": "Its name at the provider.", "x-description-zh-Hans": "提供商处的名称。",
                ],
                "prefix": ["type": "string", "x-order": 2],
                "key": ["type": "string", "writeOnly": true, "pattern": "^k", "enum": ["kk"]],
            ],
        ])
    }

    @Test func `a missing field is told with its help and an example`() throws {
        let violation = try #require(bucketSchema().violations(in: [:]).first)
        #expect(violation.pointer == "/bucket")
        #expect(violation.detail == LocalizedText(en: "\"bucket\" is missing.", zhHans: "“bucket”缺失。"))
        #expect(
            violation.remedy
                == LocalizedText(
                    en: "Give a string, such as \"logs\". Its name at the provider.",
                    zhHans: "请提供字符串，例如 \"logs\"。提供商处的名称。"))
    }

    @Test func `an unknown field is told with the known ones, and the one that was meant`() throws {
        let violations = try bucketSchema().violations(in: ["bucket": "a", "Perfix": "b", "unrelated": 1])
        #expect(violations.map(\.pointer) == ["/Perfix", "/unrelated"])
        #expect(
            violations.map(\.remedy.english) == [
                "Did you mean \"prefix\"? Known are \"bucket\", \"prefix\", \"key\".",
                "Leave it out. Known are \"bucket\", \"prefix\", \"key\".",
            ])
        #expect(violations.first?.remedy.simplifiedChinese == "您是否想写“prefix”？可用字段：\"bucket\", \"prefix\", \"key\"。")
    }

    @Test func `no message shows the value of a secret`() throws {
        for violation in try bucketSchema().violations(in: ["bucket": "a", "key": "hunter2"]) {
            #expect(!"\(violation)".contains("hunter2"))
        }
    }

    @Test func `the pointer escapes slashes and tildes`() throws {
        let violations = try bucketSchema().violations(in: ["bucket": "a", "a/b~c": 1])
        #expect(violations.map(\.pointer) == ["/a~1b~0c"])
    }

    @Test func `several things that are wrong are told at once, in the order of the fields`() throws {
        let violations = try bucketSchema().violations(in: ["prefix": 1, "bucket": 2])
        #expect(violations.map(\.pointer) == ["/bucket", "/prefix"])
    }
}
