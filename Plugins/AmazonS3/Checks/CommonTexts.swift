internal import ConnectorKit

/// Outcomes that every check has which asks a service.
enum CommonTexts {
    static let asking: [String: CheckMessage] = [
        "clock": CheckMessage(
            "The server refuses signatures of this time: Mooring's clock is {skew} seconds off.",
            "服务器拒绝此时间的签名：Mooring 的时钟偏差 {skew} 秒。",
            mend: "Whoever operates Mooring sets its clock right, best by NTP: timedatectl set-ntp true",
            "请 Mooring 的运维人员校准时钟，建议使用 NTP：timedatectl set-ntp true"),
        "clock-unmeasured": CheckMessage(
            "The server refuses signatures of this time: Mooring's clock, or the server's, is wrong.",
            "服务器拒绝此时间的签名：Mooring 或服务器的时钟不准。",
            mend: "Whoever operates Mooring sets its clock right, best by NTP: timedatectl set-ntp true",
            "请 Mooring 的运维人员校准时钟，建议使用 NTP：timedatectl set-ntp true"),
        "session-ended": CheckMessage(
            "The session ended before this was answered ({code}).", "会话在得出结论之前已结束（{code}）。",
            mend: "Validate again.", "请重新验证。"),
        "refused": CheckMessage(
            "The server refused {operation}: {code}. {detail}", "服务器拒绝了 {operation}：{code}。{detail}",
            mend:
                "This is none of the refusals that Mooring knows. Look the code up in the documentation of the service, "
                + "or show this to whoever operates Mooring.",
            "这不是 Mooring 已知的拒绝原因。请在服务文档中查找该代码，或将此信息交给 Mooring 的运维人员。"),
    ]

    static func texts(_ own: [String: CheckMessage], _ shared: [String: CheckMessage]...) -> [String: CheckMessage] {
        shared.reduce(asking.merging(own) { $1 }) { $0.merging($1) { own, _ in own } }
    }
}
