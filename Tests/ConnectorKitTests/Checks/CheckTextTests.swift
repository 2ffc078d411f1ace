import ConnectorKit
import MooringModel
import Testing

@Suite struct CheckTextTests {
    private func descriptor() throws -> ConnectorDescriptor {
        ConnectorDescriptor(
            kind: "test", title: LocalizedText(en: "Test", zhHans: "测试"),
            summary: LocalizedText(en: "A test.", zhHans: "测试。"), clouds: [.local],
            configurationSchema: try JSONSchema(["type": "object", "additionalProperties": false]),
            checks: [
                CheckDefinition(
                    "exists", title: LocalizedText(en: "It is there", zhHans: "存在"),
                    messages: [
                        "missing": CheckMessage(
                            LocalizedText(en: "{path} is not there.", zhHans: "{path} 不存在。"),
                            remedy: LocalizedText(en: "Run: mkdir {path}", zhHans: "请执行：mkdir {path}"))
                    ]),
                CheckDefinition(
                    "writable", title: LocalizedText(en: "It takes files", zhHans: "可写"), requires: ["exists"],
                    messages: [:]),
            ])
    }

    @Test func `a result reads in either language with its arguments filled in`() throws {
        let result = CheckResult(id: "exists", status: .failed, message: "missing", arguments: ["path": "/srv/{x}"])
        #expect(
            try descriptor().text(of: result, in: .english)
                == CheckText(title: "It is there", summary: "/srv/{x} is not there.", remedy: "Run: mkdir /srv/{x}"))
        #expect(
            try descriptor().text(of: result, in: .simplifiedChinese)
                == CheckText(title: "存在", summary: "/srv/{x} 不存在。", remedy: "请执行：mkdir /srv/{x}"))
    }

    @Test func `a check that waited names the other by its title`() throws {
        let result = CheckResult(id: "writable", status: .skipped, message: "waited", waitedFor: "exists")
        #expect(
            try descriptor().text(of: result, in: .english).summary
                == "Not run, because the check \"It is there\" did not pass.")
        #expect(try descriptor().text(of: result, in: .simplifiedChinese).summary == "未执行，因为检查“存在”未通过。")
    }

    @Test func `a result of an older connector is shown by its names`() throws {
        let result = CheckResult(id: "gone", status: .failed, message: "lost", arguments: ["b": "2", "a": "1"])
        #expect(try descriptor().text(of: result, in: .english) == CheckText(title: "gone", summary: "lost a=1 b=2"))
    }
}
