import MooringModel
import Testing

@Suite struct ExportDirectoryTests {
    @Test(arguments: [
        ("", ""), ("/", ""), ("///", ""), ("exports", "exports"), ("/exports/2026/", "exports/2026"),
        ("a b/…/é", "a b/…/é"), ("...", "..."), (".hidden", ".hidden"),
    ])
    func `slashes at the ends are taken off`(directory: String, expected: String) throws {
        #expect(try ExportDirectory.checked(directory) == expected)
    }

    @Test(arguments: [
        "..", ".", "a/../b", "a/./b", "a//b", "../a", "a/..", "a\u{0}b", "a\nb", "a/\u{7F}",
        // A slash and a combining mark are one character, and a slash in a path all the same.
        "../\u{301}a", "a/../\u{301}b", "/\u{301}/../x",
    ])
    func `a directory has plain segments only`(directory: String) {
        #expect(throws: Refusal.self) { try ExportDirectory.checked(directory) }
    }

    @Test func `a directory has at most 512 bytes`() throws {
        let longest = String(repeating: "é", count: 256)
        #expect(try ExportDirectory.checked("/" + longest) == longest)
        #expect(throws: Refusal.self) { try ExportDirectory.checked(longest + "x") }
    }
}
