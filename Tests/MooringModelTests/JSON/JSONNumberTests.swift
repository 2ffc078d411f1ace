import MooringModel
import Testing

@Suite struct JSONNumberTests {
    /// RFC 8785, appendix B, without its notes.
    static let appendixB: [(bits: UInt64, text: String?)] = [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
        (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xC340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x7FFF_FFFF_FFFF_FFFF, nil),
        (0x7FF0_0000_0000_0000, nil),
        (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"),
        (0x44B5_2D02_C7E1_4AF6, "1e+23"),
        (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
        (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
        (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"),
        (0x444B_1AE4_D6E2_EF50, "1e+21"),
        (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"),
        (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
        (0x41B3_DE43_5555_5553, "333333333.3333332"),
        (0x41B3_DE43_5555_5554, "333333333.33333325"),
        (0x41B3_DE43_5555_5555, "333333333.3333333"),
        (0x41B3_DE43_5555_5556, "333333333.3333334"),
        (0x41B3_DE43_5555_5557, "333333333.33333343"),
        (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
        (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
    ]

    @Test(arguments: appendixB)
    func `a number is written as in RFC 8785, appendix B`(bits: UInt64, text: String?) {
        let double = Double(bitPattern: bits)
        guard let text else {
            #expect(JSONValue(double) == nil)
            return
        }
        #expect(double.ecmaScriptText == text)
        // A value there is unless the text is an integer that is not kept exactly.
        let isInteger = text.allSatisfy { $0.isNumber || $0 == "-" }
        #expect(JSONValue(double)?.canonicalText == (isInteger && text != "0" ? nil : text))
    }

    @Test func `integers are integers however they are written`() throws {
        for text in ["100", "1e2", "1E+2", "100.0", "1000e-1", "100.000e0"] {
            #expect(try JSONValue(parsing: text) == 100)
        }
        for text in ["0", "-0", "0.0", "-0.0", "0e5", "-0E-5"] {
            #expect(try JSONValue(parsing: text) == 0)
        }
        #expect(try JSONValue(parsing: "9007199254740991") == .integer(JSONValue.largestInteger))
        #expect(try JSONValue(parsing: "-9007199254740991.0") == .integer(-JSONValue.largestInteger))
    }

    @Test(arguments: [
        "9007199254740992", "-9007199254740992", "9007199254740993", "9223372036854775807", "9223372036854775808",
        "18446744073709551617", "9007199254740992.0", "1e16", "1e20", "999999999999999900000", "9007199254740991.6",
        "1e400", "-1e400", "123456789012345678901234567890",
    ])
    func `an integer that is not kept exactly is refused, with what to do instead`(text: String) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONValue(parsing: "[" + text + "]") }
        #expect(error.offset == 1)
        #expect(error.reason.contains("write others as strings"))
    }

    @Test(arguments: ["1e21", "1e+21", "1E30", "0.1", "-2.5", "1e-7", "5e-324", "1.7976931348623157e308"])
    func `fractions and numbers with exponents read back`(text: String) throws {
        let value = try JSONValue(parsing: text)
        guard case .number(let number) = value else {
            Issue.record("\(value)")
            return
        }
        #expect(number.value == Double(text))
        #expect(try JSONValue(parsing: value.canonicalText) == value)
    }

    @Test func `numbers of random bits are written so that they read back`() {
        var generator = SeededGenerator(seed: 754)
        for _ in 0..<20_000 {
            let double = Double(bitPattern: generator.next())
            if double.isFinite { #expect(Double(double.ecmaScriptText) == double) }
        }
    }
}
