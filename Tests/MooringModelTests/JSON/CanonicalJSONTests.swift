import MooringModel
import Testing

@Suite struct CanonicalJSONTests {
    @Test func `the sample of RFC 8785, section 3_2_2, comes out as in section 3_2_4`() throws {
        let value = try JSONValue(
            parsing: #"""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
                  "literals": [null, true, false]
                }
                """#)
        let canonical =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(value.canonicalText == canonical)
        #expect(try JSONValue(parsing: canonical) == value)
    }

    @Test func `the names of RFC 8785, section 3_2_3, are in the order of UTF-16`() throws {
        let value = try JSONValue(
            parsing: #"""
                {
                  "\u20ac": "Euro Sign",
                  "\r": "Carriage Return",
                  "\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\ud83d\ude00": "Emoji: Grinning Face",
                  "\u0080": "Control",
                  "\u00f6": "Latin Small Letter O With Diaeresis"
                }
                """#)
        #expect(
            value.objectValue?.members.map(\.value) == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
                "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
            ])
        let canonical =
            #"{"\r":"Carriage Return","1":"One",""# + "\u{80}" + #"":"Control","#
            + #""ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","#
            + "\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}"
        #expect(Array(value.canonicalText.utf8) == Array(canonical.utf8))
        #expect(try JSONValue(parsing: canonical) == value)
    }

    @Test func `a string has the shortest escapes and no others`() {
        let text = (0..<0x80).map { Character(Unicode.Scalar(UInt8($0))) }.reduce(into: "") { $0.append($1) }
        let escapes =
            #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"#
            + #"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"#
        let printable =
            ##" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"##
        #expect(JSONValue.string(text).canonicalText == escapes + printable + "\u{7F}\"")
    }

    @Test(arguments: [("\"", #"\""#), ("\\", #"\\"#), ("\n", #"\n"#), ("\u{1F}", #"\u001f"#), ("é", "é"), ("😀", "😀")])
    func `a character is found at every place of a string`(character: String, canonical: String) throws {
        for before in 0..<20 {
            for after in 0..<20 {
                let (start, end) = (String(repeating: "a", count: before), String(repeating: "z", count: after))
                let text = "\"" + start + canonical + end + "\""
                #expect(JSONValue.string(start + character + end).canonicalText == text)
                #expect(try JSONValue(parsing: text) == .string(start + character + end))
            }
        }
    }

    @Test func `random values read back as they were, from one canonical text`() throws {
        var random = RandomJSON(seed: 8785)
        for _ in 0..<2_000 {
            let value = random.value()
            let text = value.canonicalText
            let read = try JSONValue(parsing: text)
            #expect(read == value)
            #expect(read.hashValue == value.hashValue)
            #expect(Array(read.canonicalText.utf8) == Array(text.utf8))
        }
    }

    @Test func `the canonical text does not depend on the order in which members came`() throws {
        var random = RandomJSON(seed: 3)
        for _ in 0..<200 {
            guard case .object(let object) = random.value() else { continue }
            var reversed = JSONObject()
            for member in object.members.reversed() { reversed[member.name] = member.value }
            #expect(reversed == object)
            let members = object.members.reversed().map {
                JSONValue.string($0.name).canonicalText + " : " + $0.value.canonicalText
            }
            let text = "{ " + members.joined(separator: " ,\n") + "\t}"
            #expect(try JSONValue(parsing: text) == .object(object))
        }
    }
}
