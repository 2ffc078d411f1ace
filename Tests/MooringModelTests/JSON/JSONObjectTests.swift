import MooringModel
import Testing

@Suite struct JSONObjectTests {
    @Test func `members are set, replaced, removed and kept in order`() {
        var object = JSONObject()
        for name in ["b", "a", "c", "\u{1F600}", "\u{FB33}", ""] { object[name] = .string(name) }
        #expect(object.names == ["", "a", "b", "c", "\u{1F600}", "\u{FB33}"])
        object["b"] = 2
        #expect(object["b"] == 2)
        object["b"] = nil
        #expect(object["b"] == nil)
        #expect(object.names.count == 5)
        object["nothing"] = nil
        #expect(object.names.count == 5)
    }

    @Test func `a literal leaves out what is nil and writes null where it says so`() {
        let value: JSONValue = .object(["b": nil, "a": .some(.null), "c": 1])
        #expect(value.canonicalText == #"{"a":null,"c":1}"#)
    }
}
