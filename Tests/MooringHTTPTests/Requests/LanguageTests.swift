import MooringModel
import NIOHTTP1
import Testing

@testable import MooringHTTP

@Suite("Accept-Language chooses between English and Simplified Chinese")
struct LanguageTests {
    @Test(
        "The best liked of ours is taken",
        arguments: [
            (nil, .english), ("", .english), ("zh-Hans", .simplifiedChinese), ("ZH-cn", .simplifiedChinese),
            ("en, zh", .english), ("zh, en", .simplifiedChinese), ("en;q=0.5, zh;q=0.8", .simplifiedChinese),
            ("zh;q=0.5, en;q=0.8", .english), ("fr, zh;q=0.1", .simplifiedChinese), ("fr, de", .english),
            ("zh;q=0", .english), ("zh ; q=0.9 , en ; q=0.2", .simplifiedChinese),
            ("en;q=0, zh;q=0.1", .simplifiedChinese),
            ("zh;q=high, en;q=0.9", .simplifiedChinese), ("english", .english), ("zhuang", .english),
        ] as [(String?, Language)])
    func accepted(_ header: String?, _ language: Language) {
        #expect(Language(accepted: header) == language)
    }

    @Test("A report's texts are in the caller's language, and the answer says which")
    func report() async throws {
        try await withStory { story in
            let path = "/v1/integrations/\(story.integration)"
            _ = try await story.server.call(
                .PATCH, path, ["configuration": ["root": .string(story.server.root), "path": "search"]])
            let report = try await story.server.call(
                .POST, "\(path)/validation", nil, [("Accept-Language", "en;q=0.1, zh-Hans;q=0.9")])
            #expect(report.headers.first(name: "Content-Language") == "zh-Hans")
            let titles = try report.json["checks"]?.arrayValue?.compactMap { $0["title"]?.stringValue } ?? []
            #expect(!titles.isEmpty)
            #expect(titles.allSatisfy { !$0.allSatisfy(\.isASCII) }, "\(titles)")
        }
    }
}
