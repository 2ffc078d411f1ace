package import MooringModel
package import Projections

extension Registry {
    /// - Parameter id: the cluster's own identifier in the data platform; nil to have one made.
    package func registerCluster(
        _ call: Call, project: String, id: ClusterID?, region: Region, plan: Plan
    ) async throws(Refusal) -> Recorded {
        let (place, belonging) = try await place(of: project)
        try await authorize(call, .manageClusters, at: place, target: "project/\(project)")
        guard let projectID = belonging.project else { throw .notFound("project", project) }
        let made = ClusterID("in01-" + String(randomness.next() >> 4, radix: 16))
        guard let id = id ?? made else { throw .notFound("cluster", "") }
        return try await change(call, about: .cluster(id)) { change throws(Refusal) in
            let project = try await change.load(Project.self, .project(projectID))
            var cluster = try await change.load(Cluster.self, .cluster(id))
            try change.decide(
                .register(id, in: project, region: region, plan: plan), on: &cluster, .cluster(id),
                belonging.in(region))
        }
    }

    package func changePlan(_ call: Call, cluster: String, to plan: Plan) async throws(Refusal) -> Recorded {
        try await changeCluster(call, cluster) { _ in .changePlan(plan) }
    }

    package func removeCluster(_ call: Call, _ cluster: String) async throws(Refusal) -> Recorded {
        try await changeCluster(call, cluster) { project throws(Refusal) in
            .remove(
                openJobs: try await openJobs(project: project) { $0.body["cluster"]?.stringValue == cluster },
                forwarding: try await isForwarding(cluster))
        }
    }

    private func changeCluster(
        _ call: Call, _ cluster: String, _ command: (String) async throws(Refusal) -> Cluster.Command
    ) async throws(Refusal) -> Recorded {
        let row = try await existing(.cluster, cluster)
        let (place, belonging) = try await place(of: row)
        try await authorize(call, .manageClusters, at: place, target: "cluster/\(cluster)")
        guard let id = ClusterID(cluster) else { throw .notFound("cluster", cluster) }
        return try await change(call, about: .cluster(id)) { change throws(Refusal) in
            var entity = try await change.loadSubject(Cluster.self, .cluster(id))
            try change.decide(try await command(row.scope), on: &entity, .cluster(id), belonging)
        }
    }

    package func clusters(
        _ call: Call, project: String, asOf: Position? = nil, page: Page = Page()
    ) async throws(Refusal) -> [ViewRow] {
        let (place, _) = try await place(of: project)
        try await authorize(call, .viewIntegrations, at: place, target: "project/\(project)", isChange: false)
        return try await rows(
            ViewQuery(
                .cluster, scope: project, statuses: ["active"], after: page.after, limit: page.limit, asOf: asOf))
    }

    /// The jobs of a project that have not ended and match.
    func openJobs(project: String, where matches: (ViewRow) -> Bool) async throws(Refusal) -> [JobID] {
        let open = Set(JobStatus.allCases.filter(\.isOpen).map(\.rawValue))
        return try await rows(ViewQuery(.job, scope: project, statuses: open)).filter(matches)
            .compactMap { JobID($0.key) }
    }
}
