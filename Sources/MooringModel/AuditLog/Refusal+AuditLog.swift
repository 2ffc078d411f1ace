extension Refusal {
    package static func forwardingOff(_ cluster: ClusterID?) -> Refusal {
        let name = cluster.map { " \"\($0)\"" } ?? ""
        return Refusal(
            "forwarding-off", .conflict,
            detail: LocalizedText(
                en: "The audit log of the cluster\(name) is not forwarded.",
                zhHans: "集群\(cluster.map { "“\($0)”" } ?? "")的审计日志没有转发。"),
            remedy: LocalizedText(
                en: "Enable it with `mooring audit-log enable`.", zhHans: "请用 `mooring audit-log enable` 启用转发。"))
    }

    static func clusterForwarding(_ id: ClusterID) -> Refusal {
        Refusal(
            "cluster-forwarding", .conflict,
            detail: LocalizedText(
                en: "The audit log of the cluster \"\(id)\" is still forwarded.", zhHans: "集群“\(id)”的审计日志仍在转发。"),
            remedy: LocalizedText(
                en: "Disable it with `mooring audit-log disable`, and wait until what is spooled has arrived.",
                zhHans: "请用 `mooring audit-log disable` 停用转发，并等待缓存的日志送达。"))
    }

    static func integrationForwarding(_ draft: IntegrationDraft, _ clusters: [ClusterID]) -> Refusal {
        let list = clusters.map(\.description).joined(separator: ", ")
        return Refusal(
            "integration-forwarding", .conflict,
            detail: LocalizedText(
                en: "Audit logs are forwarded through the integration \"\(draft.label)\", of the clusters: \(list).",
                zhHans: "以下集群的审计日志正通过集成“\(draft.label)”转发：\(list)。"),
            remedy: LocalizedText(
                en:
                    "Point them elsewhere or disable them with `mooring audit-log`, or delete with force, which disables "
                    + "them first and discards what is spooled.",
                zhHans: "请用 `mooring audit-log` 改为其他集成或停用转发；也可使用强制删除（会先停用转发并丢弃缓存的日志）。"))
    }
}
