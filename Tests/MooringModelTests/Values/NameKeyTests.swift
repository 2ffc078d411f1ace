import MooringModel
import Testing

@Suite struct NameKeyTests {
    @Test(arguments: [
        ["Backups", "BACKUPS", "backups", "bAcKuPs"],
        ["caf\u{E9}", "cafe\u{301}", "CAF\u{C9}", "CAFE\u{301}"],
        ["Straße", "STRASSE", "strasse", "STRAẞE"],
        ["ὈΔΥΣΣΕΎΣ", "Ὀδυσσεύς", "ὀδυσσεύσ"],
        ["ﬁle", "FILE", "file"],
        ["\u{212B}ngstrom", "\u{C5}ngstrom", "a\u{30A}NGSTROM"],
        // The same two marks in either order.
        ["\u{1FB4}", "\u{3B1}\u{345}\u{301}", "\u{3B1}\u{301}\u{345}"],
        ["가", "\u{1100}\u{1161}"],
    ])
    func `spellings of one name have one key`(names: [String]) {
        let keys = Set(names.map { Array(NameKey($0).description.utf8) })
        #expect(keys.count == 1, "\(names.map { NameKey($0).description })")
    }

    @Test(arguments: [("a", "b"), ("e", "é"), ("o", "ö"), ("a b", "ab"), ("a", "а"), ("1", "１"), ("ss", "s")])
    func `other names have other keys`(one: String, other: String) {
        #expect(NameKey(one) != NameKey(other))
    }

    @Test func `every letter with a case has one key in all its cases, and the key's key is itself`() {
        for value in UInt32(0)...0x1_FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let properties = scalar.properties
            let text = String(scalar)
            guard properties.uppercaseMapping != text || properties.lowercaseMapping != text else { continue }
            let key = NameKey(text)
            #expect(
                NameKey(key.description).description.utf8.elementsEqual(key.description.utf8),
                "U+\(String(value, radix: 16))")
            #expect(NameKey(properties.uppercaseMapping) == key, "U+\(String(value, radix: 16))")
            #expect(NameKey(properties.lowercaseMapping) == key, "U+\(String(value, radix: 16))")
            #expect(NameKey(properties.titlecaseMapping) == key, "U+\(String(value, radix: 16))")
        }
    }
}
