import MooringModel

/// One field of a request's query: what it holds, and how it is checked.
struct QueryParameter: Sendable {
    var name: String
    var help: LocalizedText
    var form: Form
    var isRequired: Bool

    enum Form: Sendable {
        case text
        case word([String])
        case integer(ClosedRange<Int64>)
        case region
        case time
        case scope
        case flag
        /// A position, or a time.
        case moment
        case stream
    }

    init(_ name: String, _ form: Form, _ help: LocalizedText, required: Bool = false) {
        self.name = name
        self.form = form
        self.help = help
        isRequired = required
    }

    static let limit = QueryParameter(
        "limit", .integer(1...100), LocalizedText(en: "The most items of the answer.", zhHans: "返回的最大条数。"))
    static let after = QueryParameter(
        "after", .text, LocalizedText(en: "The page's `next` that this one follows.", zhHans: "上一页的 `next`。"))
    static let asOf = QueryParameter(
        "asOf", .moment,
        LocalizedText(
            en: "Show everything as it was right after this position, or at this time.", zhHans: "显示该位置之后或该时间点的状态。"))
    static let page = [limit, after]

    /// What a text should look like, if it does not.
    func fault(in text: String) -> LocalizedText? {
        switch form {
        case .text:
            return (1...1_024).contains(text.utf8.count) ? nil : .expected("1 to 1,024 bytes", "1 到 1024 字节")
        case .word(let words):
            let list = words.joined(separator: ", ")
            return words.contains(text) ? nil : .expected("one of: \(list)", "其一：\(list)")
        case .integer(let range):
            return Self.number(text).map(range.contains) == true
                ? nil
                : .expected(
                    "a number from \(range.lowerBound) to \(range.upperBound)",
                    "\(range.lowerBound) 到 \(range.upperBound) 的整数")
        case .region:
            return Region(text) == nil
                ? .expected("a region such as aws-us-west-2 or local", "区域，如 aws-us-west-2 或 local") : nil
        case .time:
            return Timestamp(text) == nil
                ? .expected("a time such as 2026-05-01T12:00:00Z", "时间，如 2026-05-01T12:00:00Z") : nil
        case .scope:
            return Scope(text) == nil
                ? .expected(
                    "the word installation, an organization's or a project's identifier, or a cluster's as in cluster/in01",
                    "installation、组织或项目的标识符，或集群（如 cluster/in01）")
                : nil
        case .flag: return text == "true" || text == "false" ? nil : .expected("true or false", "true 或 false")
        case .moment:
            return Self.number(text) != nil || (text.utf8.count <= 64 && Timestamp(text) != nil)
                ? nil
                : .expected(
                    "a position such as 42, or a time such as 2026-05-01T12:00:00Z",
                    "位置（如 42）或时间（如 2026-05-01T12:00:00Z）")
        case .stream:
            return StreamName(text) == nil || text.utf8.count > 256
                ? .expected("a stream such as integration/integ-…", "流名称，如 integration/integ-…") : nil
        }
    }

    /// Digits and nothing else, as the document's pattern has them.
    private static func number(_ text: String) -> Int64? {
        guard (1...16).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(text)
    }

    var shape: Shape {
        switch form {
        case .text: .string(1...1_024)
        case .word(let words): .word(words)
        case .integer(let range): .integer(range)
        case .region: .region
        case .time: .time
        case .scope: .scope
        case .flag: .boolean
        case .moment: .string(1...64, pattern: "^([0-9]{1,16}|[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ].+)$", example: "42")
        case .stream: .string(1...256, example: "log/log")
        }
    }
}

extension LocalizedText {
    fileprivate static func expected(_ english: String, _ chinese: String) -> LocalizedText {
        LocalizedText(en: "Give \(english).", zhHans: "请提供\(chinese)。")
    }
}
