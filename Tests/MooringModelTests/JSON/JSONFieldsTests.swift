import MooringModel
import Testing

@Suite struct JSONFieldsTests {
    private enum Color: String { case red, green }

    @Test func `members are read by their types`() throws {
        let fields = try JSONFields([
            "text": "x", "number": 7, "flag": true, "list": [1], "inner": ["a": 1], "at": "2026-05-01T12:30:00Z",
            "color": "red",
            "none": nil,
        ])
        #expect(try fields.string("text") == "x")
        #expect(try fields.integer("number") == 7)
        #expect(try fields.bool("flag"))
        #expect(try fields.array("list") == [1])
        #expect(try fields.object("inner").integer("a") == 1)
        #expect(try fields.parsed("at", as: Timestamp.self).description == "2026-05-01T12:30:00.000000Z")
        #expect(try fields.word("color", as: Color.self) == .red)
        #expect(try fields.optionalString("none") == nil)
        #expect(try fields.optionalString("absent") == nil)
        #expect(try fields.optionalParsed("absent", as: Timestamp.self) == nil)
    }

    @Test func `what is missing or of another type is named`() throws {
        let fields = try JSONFields(["text": 7, "at": "yesterday"])
        #expect(throws: JSONFieldError(name: "text", expected: "a string", found: "integer")) {
            try fields.string("text")
        }
        #expect(throws: JSONFieldError(name: "text", expected: "a string", found: "integer")) {
            try fields.optionalString("text")
        }
        #expect(throws: JSONFieldError(name: "absent", expected: "an integer", found: nil)) {
            try fields.integer("absent")
        }
        #expect(throws: JSONFieldError(name: "at", expected: "a Timestamp", found: "string")) {
            try fields.parsed("at", as: Timestamp.self)
        }
        #expect(throws: JSONFieldError(name: "", expected: "an object", found: "array")) { try JSONFields([]) }
    }
}
