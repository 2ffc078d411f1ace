import MooringModel
import Testing

@Suite struct JSONParserTests {
    @Test(arguments: [
        (#" { "b" : [ 1 , "x" , null ] , "a" : { } } "#, #"{"a":{},"b":[1,"x",null]}"#),
        ("\t[\r\n]\n", "[]"), (#""""#, #""""#), ("true", "true"), ("false", "false"), ("null", "null"),
        (#""\"\\\/\b\f\n\r\t\u0041\u00e9\uD834\uDD1E""#, "\"\\\"\\\\/\\b\\f\\n\\r\\tAé\u{1D11E}\""),
        (#"{"":0}"#, #"{"":0}"#), (#"{"\u0061":1,"b":2}"#, #"{"a":1,"b":2}"#),
        ("\"\u{7F}\u{80}\u{FFFF}\u{10FFFF}\"", "\"\u{7F}\u{80}\u{FFFF}\u{10FFFF}\""),
    ])
    func `JSON is read`(text: String, canonical: String) throws {
        #expect(try JSONValue(parsing: text).canonicalText == canonical)
    }

    @Test(arguments: [
        ("", 0), (" ", 1), ("nul", 0), ("nulL", 0), ("True", 0), ("'a'", 0), ("NaN", 0), ("Infinity", 0),
        ("-Infinity", 1),
        ("+1", 0), (".5", 0), ("1.", 2), ("1.e5", 2), ("1e", 2), ("1e+", 3), ("-", 1), ("01", 0), ("-01", 1), ("00", 0),
        ("0x10", 1), ("1_000", 1), ("1 2", 2), ("null,", 4), ("{} x", 3), ("[1]]", 3),
        ("[", 1), ("[1", 2), ("[1,", 3), ("[1,]", 3), ("[,1]", 1), ("[1 2]", 3), ("]", 0),
        ("{", 1), (#"{"a"}"#, 4), (#"{"a":}"#, 5), (#"{"a":1"#, 6), (#"{"a":1,}"#, 7), (#"{,"a":1}"#, 1), ("{a:1}", 1),
        (#"{"a":1 "b":2}"#, 7), ("{1:2}", 1), ("// x\n1", 0), ("[1/**/]", 2),
        (#"""#, 1), (#""a"#, 2), (#""\"#, 2), (#""\u12"#, 5), (#""\u12G4""#, 5), (#""\x41""#, 3), (#""\'""#, 3),
        ("\"a\nb\"", 2), ("\"\t\"", 1), ("\"\u{0}\"", 1), ("\"abcdefgh\u{1F}\"", 9), ("\"\\n\u{1}\"", 3),
        ("\u{FEFF}1", 0), ("\u{A0}1", 0),
    ])
    func `what is no JSON is refused at its place`(text: String, offset: Int) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
        #expect(error.offset == offset, "\(error)")
    }

    @Test(arguments: [
        #"{"a":1,"a":1}"#, #"{"a":1,"b":2,"a":3}"#, #"{"b":1,"a":2,"b":3}"#, #"{"a":1,"\u0061":2}"#,
        #"{"\u0061":1,"a":2}"#,
        #"{"":1,"":2}"#, #"[{"x":{"k":1,"k":2}}]"#, #"{"c":1,"a":2,"b":3,"c":4}"#,
    ])
    func `a name that stands twice is refused`(text: String) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
        #expect(error.reason.contains("stands twice"))
    }

    @Test func `many members in the worst order are read`() throws {
        let members = (0..<20_000).reversed().map { #""\#($0)":\#($0)"# }
        let value = try JSONValue(parsing: "{" + members.joined(separator: ",") + "}")
        #expect(value.objectValue?.members.count == 20_000)
        #expect(value["19999"] == 19_999)
    }

    @Test func `names with different bytes are different names`() throws {
        let value = try JSONValue(parsing: "{\"caf\u{E9}\":1,\"cafe\u{301}\":2,\"K\":3,\"\u{212A}\":4}")
        #expect(value.objectValue?.members.count == 4)
        #expect(value["caf\u{E9}"] == 1)
        #expect(value["cafe\u{301}"] == 2)
        #expect(value["\u{212A}"] == 4)
        #expect(JSONValue.string("caf\u{E9}") != JSONValue.string("cafe\u{301}"))
        #expect(try JSONValue(parsing: "{\"caf\u{E9}\":1}") != JSONValue(parsing: "{\"cafe\u{301}\":1}"))
    }

    @Test(arguments: [
        #""\ud800""#, #""\udc00""#, #""\ud800x""#, #""\ud800\n""#, #""\ud800\ud800""#, #""\ud800\u0041""#,
        #""\udc00\ud800""#,
        #""\uDBFF""#, #"{"\udfff":1}"#,
    ])
    func `a lone surrogate is refused`(text: String) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
        #expect(error.reason.contains("lone surrogate"))
    }

    @Test(
        arguments: [
            [0x80], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
            [0xC3, 0x28],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) throws {
        let quote = UInt8(ascii: "\"")
        for text in [
            [quote] + bytes + [quote], [quote] + Array("abcdefgh".utf8) + bytes + [quote],
            [quote] + Array("\\n".utf8) + bytes + [quote], Array("{\"".utf8) + bytes + Array("\":1}".utf8),
        ] {
            let error = try #require(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
            #expect(error.reason == "the string is not UTF-8")
        }
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: bytes) }
    }

    @Test func `64 levels are read and 65 are not`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        func objects(_ depth: Int) -> String {
            String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
        }
        #expect(try JSONValue(parsing: nested(64)).canonicalText == nested(64))
        #expect(try JSONValue(parsing: objects(64)).canonicalText == objects(64))
        #expect(try JSONValue(parsing: "[" + nested(63) + "," + nested(63) + "]").arrayValue?.count == 2)
        for text in [nested(65), objects(65), String(repeating: "[", count: 100_000)] {
            let error = try #require(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
            #expect(error.reason == "nested more than 64 levels deep")
        }
    }

    @Test func `no part of a text is JSON, and no single changed byte crashes the parser`() throws {
        var random = RandomJSON(seed: 64)
        for _ in 0..<100 {
            let bytes = JSONValue.array([random.value(depth: 2)]).canonicalBytes
            for end in 0..<bytes.count {
                #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: bytes[..<end]) }
            }
            for place in bytes.indices {
                var changed = bytes
                changed[place] ^= 1 << UInt8(place % 8)
                // Whatever is still JSON has a canonical text of its own.
                if let value = try? JSONValue(parsing: changed) {
                    #expect(try JSONValue(parsing: value.canonicalText) == value)
                }
            }
        }
    }

    @Test func `bytes are read from any sequence`() throws {
        let bytes = Array(#"{"a":[1,2]}"#.utf8)
        let expected: JSONValue = ["a": [1, 2]]
        #expect(try JSONValue(parsing: bytes) == expected)
        #expect(try JSONValue(parsing: AnySequence(bytes)) == expected)
        #expect(try JSONValue(parsing: ([0] + bytes).dropFirst()) == expected)
        #expect(try bytes.withUnsafeBytes { try JSONValue(parsing: $0) } == expected)
    }
}
