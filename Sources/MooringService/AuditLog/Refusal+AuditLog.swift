import MooringModel
import Stores

extension Refusal {
    static func entryInvalid(_ line: Int, _ flaw: AuditEntryFlaw) -> Refusal {
        let (english, chinese) =
            switch flaw {
            case .syntax(let offset): ("is not JSON at byte \(offset)", "在第 \(offset) 字节处不是有效的 JSON")
            case .noObject: ("is no JSON object", "不是 JSON 对象")
            case .noUTF8: ("is not UTF-8", "不是 UTF-8 编码")
            }
        return Refusal(
            "audit-entry-invalid", .invalid,
            detail: LocalizedText(en: "Line \(line) \(english).", zhHans: "第 \(line) 行\(chinese)。"),
            remedy: LocalizedText(
                en: "Send JSON Lines: one JSON object on each line, in UTF-8. Nothing of this request was taken.",
                zhHans: "请发送 JSON Lines：每行一个 UTF-8 编码的 JSON 对象。本次请求的内容均未接收。"))
    }

    static func entryTooLong(_ line: Int, _ bytes: Int, limit: Int) -> Refusal {
        Refusal(
            "audit-entry-too-long", .invalid,
            detail: LocalizedText(
                en: "Line \(line) has \(bytes) bytes; \(limit) are allowed.",
                zhHans: "第 \(line) 行有 \(bytes) 字节；上限为 \(limit) 字节。"),
            remedy: LocalizedText(
                en: "Shorten the entry. Nothing of this request was taken.", zhHans: "请缩短该条目。本次请求的内容均未接收。"))
    }

    static func entryOfOtherCluster(_ line: Int, _ named: String, _ cluster: ClusterID) -> Refusal {
        Refusal(
            "audit-entry-of-other-cluster", .invalid,
            detail: LocalizedText(
                en: "Line \(line) names the cluster \"\(named)\" in cluster_id, not \"\(cluster)\".",
                zhHans: "第 \(line) 行的 cluster_id 是“\(named)”，而不是“\(cluster)”。"),
            remedy: LocalizedText(
                en: "Send each cluster's entries to that cluster. Nothing of this request was taken.",
                zhHans: "请将各集群的条目发送到对应的集群。本次请求的内容均未接收。"))
    }

    static func auditBodyTooLarge(_ limit: Int) -> Refusal {
        Refusal(
            "body-too-large", .invalid,
            detail: LocalizedText(en: "The body has more than \(limit) bytes.", zhHans: "请求体超过 \(limit) 字节。"),
            remedy: LocalizedText(en: "Send a smaller one.", zhHans: "请减小请求体。"))
    }

    static func tooManyEntries(_ limit: Int) -> Refusal {
        Refusal(
            "audit-too-many-entries", .invalid,
            detail: LocalizedText(
                en: "The body has more than \(limit) entries.", zhHans: "请求体中的条目超过 \(limit) 条。"),
            remedy: LocalizedText(
                en: "Send them in several requests. Nothing of this one was taken.",
                zhHans: "请分多次请求发送。本次请求的内容均未接收。"))
    }

    static func entriesMissing(expected: Int64) -> Refusal {
        Refusal(
            "audit-offset-gap", .conflict,
            detail: LocalizedText(
                en: "Of this source, everything up to offset \(expected) was taken, and these entries begin later.",
                zhHans: "该来源的条目已接收到偏移量 \(expected)，本次条目的起点在其之后。"),
            remedy: LocalizedText(
                en: "Go on at offset \(expected).", zhHans: "请从偏移量 \(expected) 继续发送。"))
    }

    static func entriesTorn(expected: Int64) -> Refusal {
        Refusal(
            "audit-offset-torn", .conflict,
            detail: LocalizedText(
                en:
                    "Of this source, everything up to offset \(expected) was taken, which is within a line of this request.",
                zhHans: "该来源的条目已接收到偏移量 \(expected)，该位置在本次请求的某一行之内。"),
            remedy: LocalizedText(
                en: "Give another source to what has other content, or go on at offset \(expected).",
                zhHans: "内容不同的数据请使用另一个来源名称，或从偏移量 \(expected) 继续发送。"))
    }

    static let entriesKeyReused = Refusal(
        "idempotency-key-reused", .invalid,
        detail: LocalizedText(
            en: "Other entries came with this idempotency key.", zhHans: "此幂等键已用于另一批条目。"),
        remedy: LocalizedText(
            en: "Use a new key for each request, or `<source>@<offset>` for what has an order.",
            zhHans: "请为每个请求使用新的幂等键；有顺序的数据请使用 `<来源>@<偏移量>`。"))

    static func spoolFull(_ limit: SpoolLimit) -> Refusal {
        let (english, chinese) =
            switch limit {
            case .forwarding: ("As many entries of this cluster wait as may wait.", "该集群等待转发的条目已达上限。")
            case .spool: ("As many entries wait altogether as may wait.", "等待转发的条目总量已达上限。")
            case .disk: ("The rest of the server's disk is kept for the event log.", "服务器磁盘的剩余空间保留给事件日志。")
            }
        return Refusal(
            "spool-full", .unavailable, detail: LocalizedText(en: english, zhHans: chinese),
            remedy: LocalizedText(
                en:
                    "Keep the entries and send them again later. `mooring audit-log show` tells why they do not arrive.",
                zhHans: "请保留这些条目，稍后重新发送。`mooring audit-log show` 会说明未送达的原因。"))
    }
}
