internal import MooringModel

/// The outcomes that a run gives by itself, which every check has besides its own.
enum RunMessage: String, CaseIterable {
    /// A check that this one requires did not pass.
    case waited
    /// The connector passed over the check.
    case notRun = "not-run"
    case timedOut = "timed-out"
    case canceled
    /// The body threw.
    case unanswered

    func result(
        of check: String, _ status: CheckStatus, waitedFor: String? = nil, arguments: [String: String] = [:]
    ) -> CheckResult {
        CheckResult(id: check, status: status, message: rawValue, arguments: arguments, waitedFor: waitedFor)
    }

    /// `{check}` is the title of the check that was waited for: rendering fills it in, in the reader's language.
    var text: CheckMessage {
        switch self {
        case .waited:
            CheckMessage(
                LocalizedText(
                    en: "Not run, because the check \"{check}\" did not pass.", zhHans: "未执行，因为检查“{check}”未通过。"))
        case .notRun:
            CheckMessage(
                LocalizedText(en: "The connector did not run this check.", zhHans: "连接器没有执行此项检查。"),
                remedy: LocalizedText(
                    en: "This is a defect of the connector. Report it to whoever wrote it.",
                    zhHans: "这是连接器的缺陷，请报告给它的作者。"))
        case .timedOut:
            CheckMessage(
                LocalizedText(en: "No answer within {seconds} seconds.", zhHans: "{seconds} 秒内没有得到答复。"),
                remedy: LocalizedText(
                    en:
                        "Validate again. If it stays so, look at the network or the disk between Mooring and the storage.",
                    zhHans: "请重新验证。如果仍然如此，请检查 Mooring 与存储之间的网络或磁盘。"))
        case .canceled:
            CheckMessage(
                LocalizedText(
                    en: "The validation was canceled before this was answered.", zhHans: "验证在得出结论之前被取消。"),
                remedy: LocalizedText(en: "Validate again.", zhHans: "请重新验证。"))
        case .unanswered:
            CheckMessage(
                LocalizedText(
                    en: "This could not be answered ({code}): {detail}", zhHans: "无法得出结论（{code}）：{detail}"),
                remedy: LocalizedText(
                    en: "Validate again. If it stays so, show this to whoever operates Mooring.",
                    zhHans: "请重新验证。如果仍然如此，请将此信息交给 Mooring 的运维人员。"))
        }
    }
}
