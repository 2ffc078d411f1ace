import MooringModel

extension RandomWorld {
    /// Mostly of a cluster that can be forwarded from.
    mutating func askForwarding() {
        let all = forwardings.keys.sorted()
        let on = all.filter { forwardings[$0]?.status.isOn == true }
        // What is off has little to tell.
        let known = on.isEmpty || random.once(in: 8) ? all : on
        if random.once(in: 6) || known.isEmpty { return enableForwarding() }
        guard let id = random.element(of: known), let target = forwardings[id]?.target else { return }
        let command: Forwarding.Command =
            switch random.number(below: 9) {
            case 0: .disable(.discard, entries: Int64(random.number(below: 3)))
            case 1, 2: .disable(.drain, entries: Int64(random.number(below: 3)))
            case 3, 4: .becomeAbnormal(ExportFailure(code: "network", detail: "reset", isRetryable: true))
            case 5, 6: .recover
            default: .finishDraining
            }
        ask(\.forwardings, id, .forwarding(id), command, home: home(of: target.project, target.region))
    }

    private mutating func enableForwarding() {
        guard let cluster = random.element(of: clusters.values.sorted(by: \.id)), let id = cluster.id,
            let project = cluster.project, let integration = someTarget(of: cluster)
        else { return }
        ask(
            \.forwardings, id, .forwarding(id),
            .enable(
                cluster: cluster, integration: integration, directory: random.pick("", "logs", ".."),
                includesRegistry: random.once(in: 8)),
            home: home(of: project, cluster.region))
    }

    func clustersForwarding(through integration: IntegrationID) -> [ClusterID] {
        forwardings.filter { $0.value.status.isOn && $0.value.target?.integration == integration }.keys.sorted()
    }
}
