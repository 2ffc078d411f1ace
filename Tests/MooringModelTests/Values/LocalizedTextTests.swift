import MooringModel
import Testing

@Suite struct LocalizedTextTests {
    @Test(arguments: [
        ("no arguments", "no arguments"), ("", ""), ("{name}", "orca"),
        ("a {name} b {name} c {bucket}", "a orca b orca c {x}"),
        ("an {unknown} one", "an {unknown} one"), ("{}", "{}"), ("ends {name", "ends {name"),
        ("a } b {name}", "a } b orca"),
        ("{name", "{name"), ("x {", "x {"),
    ])
    func `each name in braces is replaced by its argument, once`(template: String, text: String) {
        let arguments = ["name": "orca", "bucket": "{x}", "x": "never"]
        let localized = LocalizedText(en: template, zhHans: "")
        #expect(localized.rendered(in: .english, arguments) == text)
        #expect(localized.rendered(in: .simplifiedChinese, arguments).isEmpty)
    }

    @Test func `languages are known by their tags`() {
        #expect(Language(rawValue: "zh-Hans") == .simplifiedChinese)
        #expect(Language.allCases.map(\.rawValue) == ["en", "zh-Hans"])
        #expect(LocalizedText(en: "bucket", zhHans: "存储桶").rendered(in: .simplifiedChinese) == "存储桶")
    }
}
