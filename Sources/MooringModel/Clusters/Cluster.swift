/// A running cluster of the data platform; it lives in one region.
package struct Cluster: Entity {
    package var id: ClusterID?
    package var project: ProjectID?
    package var region: Region?
    package var plan = Plan.free
    package var isRemoved = false

    package init() {}

    package enum Command: Sendable {
        case register(ClusterID, in: Project, region: Region, plan: Plan)
        case changePlan(Plan)
        /// - Parameters:
        ///   - openJobs: the jobs that still run for the cluster.
        ///   - forwarding: whether its audit log is still forwarded.
        case remove(openJobs: [JobID], forwarding: Bool = false)
    }

    package func decide(_ command: Command) throws(Refusal) -> [ClusterEvent] {
        if case .register(let newID, let project, let region, let plan) = command {
            guard let projectID = project.id, !project.isRemoved else {
                throw .notFound("project", project.id?.description ?? "")
            }
            guard id == nil else { throw .identifierTaken("cluster", newID.description) }
            return [.registered(id: newID, project: projectID, region: region, plan: plan)]
        }
        guard let id, !isRemoved else { throw .notFound("cluster", id?.description ?? "") }
        switch command {
        case .register: return []
        case .changePlan(let newPlan): return newPlan == plan ? [] : [.planChanged(plan: newPlan)]
        case .remove(let openJobs, let isForwarding):
            guard openJobs.isEmpty else { throw .clusterBusy(id, openJobs) }
            guard !isForwarding else { throw .clusterForwarding(id) }
            return [.removed]
        }
    }

    package mutating func evolve(_ event: ClusterEvent) {
        switch event {
        case .registered(let id, let project, let region, let plan):
            self.id = id
            self.project = project
            self.region = region
            self.plan = plan
        case .planChanged(let plan): self.plan = plan
        case .removed: isRemoved = true
        }
    }
}

extension Refusal {
    static func clusterBusy(_ id: ClusterID, _ jobs: [JobID]) -> Refusal {
        let list = jobs.map(\.description).joined(separator: ", ")
        return Refusal(
            "cluster-busy", .conflict,
            detail: LocalizedText(
                en: "Jobs of the cluster \"\(id)\" are still open: \(list).", zhHans: "集群“\(id)”仍有未结束的任务：\(list)。"),
            remedy: LocalizedText(
                en: "Wait until they end, or cancel them with `mooring job cancel`.",
                zhHans: "请等待任务结束，或用 `mooring job cancel` 取消。"))
    }
}
