import MooringModel

extension RandomWorld {
    mutating func askJob() {
        if random.once(in: 2) { return requestJob() }
        guard let job = random.element(of: jobs.values.sorted(by: \.id)), let order = job.order else { return }
        let command: Job.Command =
            switch random.number(below: 8) {
            case 0, 1, 2: .start
            case 3: .succeed(objects: 3, bytes: 300, manifestKey: "mooring-manifest.json", manifestSHA256: "a1")
            case 4: .fail(ExportFailure(code: "network", detail: "reset", isRetryable: true))
            case 5, 6: .cancel
            default: .finishCanceling
            }
        ask(\.jobs, order.id, .job(order.id), command, home: home(of: order.project, order.region))
    }

    /// Mostly one that can be exported to.
    mutating func someTarget(of cluster: Cluster) -> Integration? {
        let all = integrations.values.sorted(by: \.id)
        let suitable = all.filter {
            $0.status == .active && $0.draft?.project == cluster.project && $0.draft?.region == cluster.region
        }
        return random.element(of: suitable.isEmpty || random.once(in: 4) ? all : suitable)
    }

    private mutating func requestJob() {
        guard let stream = random.element(of: backups.keys.sorted(by: \.description)), let backup = backups[stream],
            let clusterID = backup.cluster,
            let cluster = clusters[clusterID], let project = cluster.project,
            let integration = someTarget(of: cluster)
        else { return }
        let id = JobID(bits: mint())
        ask(
            \.jobs, id, .job(id),
            .request(
                id, backup: backup, cluster: cluster, integration: integration, directory: random.pick("", "a/b", "..")),
            home: home(of: project, cluster.region))
    }
}
