import ConnectorKit
import MooringModel
import Testing

@testable import AmazonS3

@Suite("Quoting in generated documents")
struct QuotingTests {
    private static let hostile = [
        "it's", "a\"b", "a\\b", "`id`", "%{if}", "a b", "备份", "END-OF-POLICY", "🚢", "#{x}", "a;b&c|d>e", "e\u{301}",
    ]

    @Test("Whatever a prefix holds, every document that is JSON parses, and says it", arguments: hostile)
    func json(_ prefix: String) throws {
        let materials = try #require(try RoleMaterials.sample(prefix: prefix))
        for document in materials.authorization.documents where document.mediaType == "application/json" {
            _ = try JSONValue(parsing: document.text)
        }
        let policy = try JSONValue(parsing: materials.policies.accessPolicy.json.pretty)
        let list = policy["Statement"]?.arrayValue?[1]["Condition"]?["StringLike"]?["s3:prefix"]
        #expect(list?.arrayValue?.first == .string(prefix))
    }

    @Test("A word of the shell is one word")
    func shell() {
        #expect("plain-word_1".shellWord == "plain-word_1")
        #expect("it's".shellWord == "'it'\\''s'")
        #expect("$(id)".shellWord == "'$(id)'")
        #expect("".shellWord == "''")
    }

    @Test("A string of Terraform begins no template")
    func terraform() {
        #expect(Terraform.quoted("a\"b\\c\n") == "\"a\\\"b\\\\c\\n\"")
        #expect(Terraform.quoted("${x} %{y} $ %") == "\"$${x} %%{y} $ %\"")
        #expect(Terraform.quoted("$${x}") == "\"$$${x}\"")
    }
}
