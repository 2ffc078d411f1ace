import EventLog
import Testing

@Suite struct Base64Tests {
    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `the RFC's vectors are written and read`(text: String, base64: String) {
        #expect(Base64.text(Array(text.utf8)) == base64)
        #expect(Base64.bytes(base64) == Array(text.utf8))
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zg===", "=", "====", "Zh==", "Zm9=", "Zg==Zg==", "Z g=", "Zg==\n", "Zm8-", "Zm8_", "Zm9vé",
        "=Zg=",
    ])
    func `every other text of the same bytes is refused`(text: String) {
        #expect(Base64.bytes(text) == nil)
    }

    @Test func `bytes of all values and lengths read back`() {
        let all = (0...255).map { UInt8($0) }
        for count in 0...256 {
            #expect(Base64.bytes(Base64.text(all.prefix(count))) == Array(all.prefix(count)))
            #expect(Hexadecimal.bytes(Hexadecimal.text(all.prefix(count))) == Array(all.prefix(count)))
        }
    }

    @Test(arguments: ["0", "0g", "AB", "é0", " 0"])
    func `only pairs of lower-case digits are hexadecimal`(text: String) {
        #expect(Hexadecimal.bytes(text) == nil)
    }
}
