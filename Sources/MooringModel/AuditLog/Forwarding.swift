/// The forwarding of one cluster's audit log: through which integration its entries go, and how that stands.
///
/// A cluster has at most one; its stream is the cluster's. It can be pointed elsewhere while it is on, so that entries
/// that one destination refuses can still go to another.
package struct Forwarding: Entity {
    package var target: ForwardingTarget?
    package var status = ForwardingStatus.disabled
    /// Why nothing arrives at present.
    package var failure: ExportFailure?

    package init() {}

    package enum Command: Sendable {
        case enable(cluster: Cluster, integration: Integration, directory: String, includesRegistry: Bool)
        /// - Parameter entries: how many are spooled at this moment.
        case disable(SpooledEntries, entries: Int64)
        /// The destination takes nothing.
        case becomeAbnormal(ExportFailure)
        /// The destination takes entries again.
        case recover
        /// The last spooled entry of a disabled forwarding has arrived.
        case finishDraining
    }

    package func decide(_ command: Command) throws(Refusal) -> [ForwardingEvent] {
        switch command {
        case .enable(let cluster, let integration, let directory, let includesRegistry):
            var target = try Self.target(cluster, integration, directory)
            target.includesRegistry = includesRegistry
            return target == self.target && status.isEnabled ? [] : [.enabled(target)]
        case .disable(let spooled, let entries):
            guard status.isOn else { throw .forwardingOff(target?.cluster) }
            // Who asks again for what is under way changes nothing; to give up waiting is another thing.
            return status == .draining && spooled == .drain ? [] : [.disabled(spooled, entries: entries)]
        case .becomeAbnormal(let failure):
            return status == .active ? [.becameAbnormal(failure)] : []
        case .recover: return status == .abnormal ? [.recovered] : []
        case .finishDraining: return status == .draining ? [.drained] : []
        }
    }

    private static func target(
        _ cluster: Cluster, _ integration: Integration, _ directory: String
    ) throws(Refusal) -> ForwardingTarget {
        guard let clusterID = cluster.id, let project = cluster.project, let region = cluster.region, !cluster.isRemoved
        else { throw .notFound("cluster", cluster.id?.description ?? "") }
        guard let draft = integration.draft else { throw .notFound("integration", "") }
        guard draft.project == project else { throw .integrationOfOtherProject(draft, clusterID) }
        guard draft.region == region else { throw .integrationInOtherRegion(draft, clusterID, region) }
        guard integration.status != .deleted else { throw .integrationDeleted(draft) }
        guard integration.status == .active else { throw .integrationNotActive(draft, integration.status) }
        guard draft.access == .readwrite else { throw .integrationReadOnly(draft) }
        return ForwardingTarget(
            cluster: clusterID, project: project, integration: draft.id, region: region,
            directory: try ExportDirectory.checked(directory))
    }

    package mutating func evolve(_ event: ForwardingEvent) {
        switch event {
        case .enabled(let target):
            self.target = target
            status = .active
            failure = nil
        case .disabled(let spooled, _):
            status = spooled == .drain ? .draining : .disabled
            failure = nil
        case .becameAbnormal(let failure):
            status = .abnormal
            self.failure = failure
        case .recovered:
            status = .active
            failure = nil
        case .drained: status = .disabled
        }
    }
}
