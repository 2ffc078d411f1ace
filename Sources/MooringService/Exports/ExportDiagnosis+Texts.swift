import EventLog
package import MooringModel
import Projections

// What a diagnosis says to people.

extension ExportDiagnosis {
    /// What failed, at which object, and what the provider answered.
    package var summary: LocalizedText {
        let subject = failure.object.map { LocalizedText(en: "\"\($0)\"", zhHans: "“\($0)”") }
        let what = LocalizedText(
            en: subject.map { "\($0.english) could not be exported" } ?? "The export could not be carried out",
            zhHans: subject.map { "无法导出\($0.simplifiedChinese)" } ?? "无法执行导出")
        guard let evidence = failure.evidence else {
            return LocalizedText(
                en: "\(what.english): \(failure.code).", zhHans: "\(what.simplifiedChinese)：\(failure.code)。")
        }
        let call = "\(evidence.service) \(evidence.operation)"
        let marks = [
            evidence.httpStatus.map { LocalizedText(en: "HTTP \($0)", zhHans: "HTTP \($0)") },
            evidence.requestID.map { LocalizedText(en: "request \($0)", zhHans: "请求 \($0)") },
        ].compactMap(\.self)
        let mark = LocalizedText(
            en: marks.isEmpty ? "" : " (\(marks.map(\.english).joined(separator: ", ")))",
            zhHans: marks.isEmpty ? "" : "（\(marks.map(\.simplifiedChinese).joined(separator: "，"))）")
        guard evidence.code != nil || evidence.httpStatus != nil else {
            return LocalizedText(
                en: "\(what.english): \(call) had no answer.", zhHans: "\(what.simplifiedChinese)：\(call) 没有得到应答。")
        }
        let code = evidence.code ?? failure.code
        return LocalizedText(
            en: "\(what.english): \(call) was answered with \(code)\(mark.english).",
            zhHans: "\(what.simplifiedChinese)：\(call) 返回 \(code)\(mark.simplifiedChinese)。")
    }

    /// Whether trying again can help, and what to do.
    package var advice: LocalizedText {
        let retry = "`mooring job retry \(job)`"
        if failure.isRetryable {
            return LocalizedText(
                en: "Trying again can help: \(retry). What has arrived is not sent again.",
                zhHans: "重试可能有效：\(retry)。已送达的内容不会重复发送。")
        }
        if failure.code == "access-denied" {
            return LocalizedText(
                en: "Trying again alone does not help. `mooring integration validate \(integration)` tells what is "
                    + "missing at the provider; mend it, then \(retry).",
                zhHans: "仅重试无效。`mooring integration validate \(integration)` 会指出提供商一侧缺少什么；修复后再 \(retry)。")
        }
        return LocalizedText(
            en: "Trying again alone does not help: mend what the detail names, then \(retry).",
            zhHans: "仅重试无效：请先修复详情所指的问题，再 \(retry)。")
    }

    /// When it last went well, and what changed since.
    package var history: LocalizedText {
        guard let lastSuccess else {
            let first = LocalizedText(
                en: "No export through this integration has succeeded before.", zhHans: "此前没有通过该集成成功的导出。")
            return joined(first, since: LocalizedText(en: "Since it was added", zhHans: "自其添加以来"))
        }
        let at = lastSuccess.body["endedAt"]?.stringValue ?? ""
        return joined(
            LocalizedText(
                en: "The last export through this integration that succeeded was \(lastSuccess.key), at \(at).",
                zhHans: "通过该集成的最近一次成功导出为 \(lastSuccess.key)，时间 \(at)。"),
            since: LocalizedText(en: "Since then", zhHans: "此后"))
    }

    private func joined(_ first: LocalizedText, since: LocalizedText) -> LocalizedText {
        guard let changes else { return first }
        guard let last = changes.last else {
            return LocalizedText(
                en: "\(first.english) \(since.english) nothing that it rests on has changed.",
                zhHans: "\(first.simplifiedChinese)\(since.simplifiedChinese)，其依赖的内容没有变更。")
        }
        let count = changes.count + changesOmitted
        let (type, who) = (last.event.event.type, last.actor.id)
        return LocalizedText(
            en: "\(first.english) \(since.english) \(count) change\(count == 1 ? " was" : "s were") recorded, the last "
                + "of them \(type) by \(who) at \(last.at).",
            zhHans:
                "\(first.simplifiedChinese)\(since.simplifiedChinese)记录了 \(count) 项变更，最近一项为 \(who) 于 \(last.at) 的 \(type)。"
        )
    }
}
