import MooringModel
import Testing

@Suite struct GivenIdentifierTests {
    @Test(arguments: ["a", "0", "in01-abc", "backup_1.tar", "A.B-C_D", "a..b", String(repeating: "x", count: 64)])
    func `letters, digits, dots, underscores and dashes are taken`(text: String) {
        #expect(ClusterID(text)?.description == text)
    }

    @Test(arguments: [
        "", ".", "..", "-a", "_a", ".a", "a/b", "a b", "a\n", "é", "a\u{301}", "a\u{0}", "ａ",
        String(repeating: "x", count: 65),
    ])
    func `anything else is not`(text: String) {
        #expect(ClusterID(text) == nil)
        #expect(BackupID(text) == nil)
    }

    @Test func `case tells identifiers apart`() throws {
        let (lower, upper) = (try #require(ClusterID("a")), try #require(ClusterID("A")))
        #expect(lower != upper)
        #expect(upper < lower)
    }
}
