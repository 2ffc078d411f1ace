import EventLog
import MooringModel
package import Stores

extension Refusal {
    /// What to tell a person about an append that was not recorded.
    init(_ error: AppendError) {
        switch error {
        case .stream(let stream, _, _): self = .contended(stream)
        case .claim(let claim, let holder): self = .taken(claim, by: holder)
        case .tooLarge(let type, let bytes): self = .tooLarge(type: type, bytes: bytes)
        case .repeated: self = .requestUnderWay
        case .store(let error): self = Refusal(error)
        }
    }

    /// What to tell a person about a store that cannot do its work.
    package init(_ error: StoreError) {
        self.init(
            error.code == .full ? "store-full" : "store-unavailable", .unavailable,
            detail: LocalizedText(en: error.message, zhHans: "存储暂时不可用：\(error.message)"),
            remedy: LocalizedText(
                en: error.code == .full
                    ? "Free some space on the server's disk; nothing was lost, and the same request works then."
                    : "Try again in a moment; if it goes on, look at the server's log.",
                zhHans: error.code == .full ? "请释放服务器磁盘空间；没有数据丢失，之后可重试同一请求。" : "请稍后重试；若持续出现，请查看服务器日志。"))
    }

    private static func taken(_ claim: Claim, by holder: StreamName) -> Refusal {
        switch claim.kind {
        case .organizationName, .projectName, .integrationName:
            return .taken("name", claim.key, by: holder.identifier, pointer: "/name")
        case .externalID, .use: return .contended(holder)
        case .draftBucket: return .bucketDrafted
        case .storageLocation:
            return Refusal(
                "location-taken", .conflict, pointer: "/configuration",
                detail: LocalizedText(
                    en: "Another integration writes to this place, or to one above or below it.",
                    zhHans: "已有其他集成写入此位置，或其上级、下级位置。"),
                remedy: LocalizedText(
                    en: "Choose another bucket or prefix, or delete the other integration first.",
                    zhHans: "请选择其他存储桶或前缀，或先删除另一个集成。"))
        }
    }

    private static func tooLarge(type: String, bytes: Int) -> Refusal {
        Refusal(
            "event-too-large", .invalid,
            detail: LocalizedText(
                en: "The change (\(type)) has \(bytes) bytes; at most \(RecordedEvent.maximumBytes) can be recorded.",
                zhHans: "该变更（\(type)）有 \(bytes) 字节；最多可记录 \(RecordedEvent.maximumBytes) 字节。"),
            remedy: LocalizedText(en: "Shorten the texts in it.", zhHans: "请缩短其中的文本。"))
    }

    static let contendedCode = "contended"

    static func contended(_ stream: StreamName) -> Refusal {
        Refusal(
            contendedCode, .conflict,
            detail: LocalizedText(
                en: "\"\(stream)\" was changed by others while this was being decided.",
                zhHans: "处理期间“\(stream)”被他人更改。"),
            remedy: LocalizedText(en: "Try again.", zhHans: "请重试。"))
    }

    static func stale(_ stream: StreamName, expected: Version) -> Refusal {
        Refusal(
            "version-stale", .stale,
            detail: LocalizedText(
                en: "\"\(stream)\" no longer has the version \(expected).", zhHans: "“\(stream)”的版本已不是 \(expected)。"),
            remedy: LocalizedText(
                en: "Read it again, look at what has changed, and repeat with the new version.",
                zhHans: "请重新读取，查看变化，然后用新版本重试。"))
    }

    static let requestUnderWay = Refusal(
        "request-under-way", .conflict,
        detail: LocalizedText(
            en: "A request with this idempotency key is under way.", zhHans: "使用该幂等键的请求正在处理。"),
        remedy: LocalizedText(en: "Repeat it in a moment to get its outcome.", zhHans: "请稍后重复以获取其结果。"))

    static let idempotencyKeyReused = Refusal(
        "idempotency-key-reused", .invalid,
        detail: LocalizedText(
            en: "This idempotency key was used with another body.", zhHans: "该幂等键已用于另一个请求体。"),
        remedy: LocalizedText(en: "Use a new key for a new request.", zhHans: "请为新请求使用新的键。"))

    // MARK: Keeping a refusal for its idempotency key

    var kept: JSONValue {
        func text(_ text: LocalizedText) -> JSONValue {
            ["en": .string(text.english), "zh-Hans": .string(text.simplifiedChinese)]
        }
        return .object([
            "code": .string(code), "detail": text(detail), "kind": .string(kind.word),
            "parts": .array(
                parts.map {
                    ["detail": text($0.detail), "pointer": .string($0.pointer), "remedy": text($0.remedy)]
                }),
            "pointer": pointer.map(JSONValue.string), "remedy": text(remedy),
        ])
    }

    init(kept value: JSONValue) {
        func text(_ value: JSONValue?) -> LocalizedText {
            LocalizedText(en: value?["en"]?.stringValue ?? "", zhHans: value?["zh-Hans"]?.stringValue ?? "")
        }
        self.init(
            value["code"]?.stringValue ?? "", Kind(word: value["kind"]?.stringValue ?? ""),
            pointer: value["pointer"]?.stringValue, detail: text(value["detail"]), remedy: text(value["remedy"]))
        parts = (value["parts"]?.arrayValue ?? []).map {
            Part(pointer: $0["pointer"]?.stringValue ?? "", detail: text($0["detail"]), remedy: text($0["remedy"]))
        }
    }
}

extension Refusal.Kind {
    fileprivate static let words: [(Refusal.Kind, String)] = [
        (.invalid, "invalid"), (.notFound, "notFound"), (.forbidden, "forbidden"), (.conflict, "conflict"),
        (.stale, "stale"), (.unavailable, "unavailable"),
    ]

    fileprivate var word: String { Self.words.first { $0.0 == self }?.1 ?? "" }

    fileprivate init(word: String) { self = Self.words.first { $0.1 == word }?.0 ?? .conflict }
}
