import DomainSamples
import MooringModel
import Testing

@Suite struct AuditEntryScanTests {
    private func scan(_ text: String) throws(AuditEntryFlaw) -> AuditEntryScan {
        try AuditEntryScan(Array(text.utf8)[...])
    }

    @Test(arguments: [
        "{}", " { } \r", #"{"a":[1,-0.5e+3,{"b":null}],"c":"\u00e9\n","d":true,"e":false}"#,
        #"{"big":123456789012345678901234567890,"a":1,"a":2}"#, #"{"lone":"\ud800","名":"值"}"#,
    ])
    func `whatever is one JSON object is an entry`(text: String) {
        #expect(throws: Never.self) { try scan(text) }
    }

    @Test(arguments: [
        ("", 0), ("{", 1), ("{\"a\"}", 4), ("{\"a\":}", 5), ("{\"a\":1,}", 7), ("{\"a\":01}", 6), ("{} {}", 3),
        ("{\"a\":\"\t\"}", 6), (#"{"a":"\x"}"#, 7), (#"{"a":"\u00g0"}"#, 10), ("{\"a\":tru}", 8), ("{\"a\":[1 2]}", 8),
        ("{\"a\":1.}", 7), ("{\"a\":-}", 6), ("hello", 0),
    ])
    func `what is none says where it ends to be JSON`(text: String, offset: Int) {
        #expect(throws: AuditEntryFlaw.syntax(offset: offset)) { try scan(text) }
    }

    @Test(arguments: ["[]", "1", "\"a\"", "null"])
    func `another JSON value is no entry`(text: String) {
        #expect(throws: AuditEntryFlaw.noObject) { try scan(text) }
    }

    @Test func `text that is no UTF-8 is no entry`() {
        #expect(throws: AuditEntryFlaw.noUTF8) { try AuditEntryScan([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]) }
    }

    @Test func `nesting has a limit`() {
        func nested(_ depth: Int) -> String {
            String(repeating: "{\"a\":", count: depth - 1) + "{}" + String(repeating: "}", count: depth - 1)
        }
        #expect(throws: Never.self) { try scan(nested(AuditEntryScan.maximumDepth)) }
        #expect(throws: AuditEntryFlaw.self) { try scan(nested(AuditEntryScan.maximumDepth + 1)) }
    }

    @Test func `the cluster is told that the entry names at its top, however it is written`() throws {
        #expect(try scan(#"{"a":1}"#).clusterID == nil)
        #expect(try scan(#"{"a":{"cluster_id":"in02"}}"#).clusterID == nil)
        #expect(try scan(#"{"cluster_id":"in01"}"#).clusterID == "in01")
        #expect(try scan(#"{"cluster\u005fid":"in\u00301"}"#).clusterID == "in01")
        for other in ["1", "null", "[\"in01\"]", #""\ud800""#] {
            #expect(try scan("{\"cluster_id\":\(other)}").clusterID == "")
        }
    }

    @Test func `random objects are entries, and what is cut off is none`() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<200 {
            let names = (0..<random.number(below: 5)).map { "k\($0)" }
            var object = JSONObject()
            for name in names {
                object[name] = random.pick(.null, true, 12, "text \"é\" \\", ["a", [1, 2]], ["deep": ["er": []]])
            }
            let text = JSONValue.object(object).canonicalText
            #expect(throws: Never.self) { try scan(text) }
            let bytes = Array(text.utf8)
            #expect(throws: AuditEntryFlaw.self) { try AuditEntryScan(bytes[..<random.number(below: bytes.count)]) }
        }
    }
}
