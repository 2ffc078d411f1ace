package import MooringModel
package import Projections
package import Stores

extension Registry {
    /// Forwards a cluster's audit log through an integration, or through another one than before.
    ///
    /// - Parameter includesRegistry: whether what the registry records about the project goes there too.
    package func enableForwarding(
        _ call: Call, cluster: String, integration: String, directory: String, includesRegistry: Bool = false
    ) async throws(Refusal) -> Recorded {
        let row = try await existing(.cluster, cluster)
        let (place, belonging) = try await place(of: row)
        try await authorize(call, .export, at: place, target: "cluster/\(cluster)")
        guard let clusterID = ClusterID(cluster) else { throw .notFound("cluster", cluster) }
        let integrationID = try await target(integration, call)
        let stream = StreamName.forwarding(clusterID)
        let recorded = try await forwardings.lock.switching { () async throws(Refusal) in
            // What a crash has left of entries that were to be discarded.
            if try await !isForwarding(cluster) { try await discardSpooled(clusterID) }
            return try await change(call, about: stream) { change throws(Refusal) in
                let cluster = try await change.load(Cluster.self, .cluster(clusterID))
                let integration = try await change.load(Integration.self, .integration(integrationID))
                var forwarding = try await change.loadSubject(Forwarding.self, stream)
                try change.decide(
                    .enable(
                        cluster: cluster, integration: integration, directory: directory,
                        includesRegistry: includesRegistry), on: &forwarding, stream, belonging)
            }
        }
        forwardings.callAfterSwitching(clusterID)
        return recorded
    }

    /// Takes no further entries of a cluster.
    ///
    /// - Parameter spooled: what becomes of those that wait; the event says how many there are.
    package func disableForwarding(
        _ call: Call, cluster: String, _ spooled: SpooledEntries
    ) async throws(Refusal) -> Recorded {
        let row = try await existing(.cluster, cluster)
        let (place, belonging) = try await place(of: row)
        try await authorize(call, .export, at: place, target: "cluster/\(cluster)")
        guard let clusterID = ClusterID(cluster) else { throw .notFound("cluster", cluster) }
        let stream = StreamName.forwarding(clusterID)
        let (recorded, labels) = try await forwardings.lock.switching {
            () async throws(Refusal) -> (Recorded, [BatchLabel]) in
            if spooled == .drain { try await takeLastOwnEvents(of: clusterID) }
            let recorded = try await change(call, about: stream) { change throws(Refusal) in
                var forwarding = try await change.loadSubject(Forwarding.self, stream)
                try await disable(clusterID, spooled, &forwarding, change, belonging)
            }
            return (recorded, spooled == .discard ? try await discardSpooled(clusterID) : [])
        }
        forwardings.callAfterSwitching(clusterID)
        for label in labels { await abandonUpload(of: label) }
        return recorded
    }

    func disable(
        _ cluster: ClusterID, _ spooled: SpooledEntries, _ forwarding: inout Forwarding, _ change: Change,
        _ belonging: Belonging
    ) async throws(Refusal) {
        let contents = try await self.spooled(of: cluster)
        try change.decide(
            .disable(spooled, entries: contents.values.reduce(0) { $0 + $1.entries }), on: &forwarding,
            .forwarding(cluster), belonging)
    }

    /// A cluster's forwarding, and what waits of it if it is asked for as of now.
    package func forwarding(
        _ call: Call, _ cluster: String, asOf: Position? = nil
    ) async throws(Refusal) -> (ViewRow, [ForwardedLog.Kind: SpoolContents]?) {
        _ = try await show(call, .cluster, cluster)
        let row = try await existing(.forwarding, cluster, asOf: asOf)
        guard asOf == nil, let id = ClusterID(row.key) else { return (row, nil) }
        return (row, try await spooled(of: id))
    }

    private func spooled(of cluster: ClusterID) async throws(Refusal) -> [ForwardedLog.Kind: SpoolContents] {
        try await reading { () async throws(StoreError) in
            var contents: [ForwardedLog.Kind: SpoolContents] = [:]
            for kind in ForwardedLog.Kind.allCases {
                contents[kind] = try await ports.spool.contents(of: ForwardedLog(kind, of: cluster))
            }
            return contents
        }
    }

    /// - Returns: as what the discarded batches were being sent.
    @discardableResult
    func discardSpooled(_ cluster: ClusterID) async throws(Refusal) -> [BatchLabel] {
        let labels = try await spooled(of: cluster).values.compactMap { $0.oldest?.label }
        try await reading { () async throws(StoreError) in
            for kind in ForwardedLog.Kind.allCases {
                try await ports.spool.remove(through: nil, of: ForwardedLog(kind, of: cluster))
            }
        }
        return labels
    }

    /// What has been recorded up to a forwarding's end still goes to its destination.
    private func takeLastOwnEvents(of cluster: ClusterID) async throws(Refusal) {
        guard let row = try await row(.forwarding, cluster.description),
            // Of one that is off, the next enabling would discard them.
            ForwardingStatus(rawValue: row.status)?.isEnabled == true,
            let target = try? ForwardingTarget(JSONFields(.object(row.body))), target.includesRegistry
        else { return }
        let full = try await reading { () async throws(StoreError) in
            try await takeOwnEvents(for: target, isLast: true)
        }
        if let full { throw .spoolFull(full) }
    }

    /// Whether a cluster's audit log is forwarded, or what is spooled of it is still on its way.
    func isForwarding(_ cluster: String) async throws(Refusal) -> Bool {
        try await row(.forwarding, cluster).flatMap { ForwardingStatus(rawValue: $0.status) }?.isOn ?? false
    }

    /// The clusters whose audit logs need an integration.
    func clustersForwarding(through integration: String, project: String) async throws(Refusal) -> [ClusterID] {
        let on = Set(ForwardingStatus.allCases.filter(\.isOn).map(\.rawValue))
        return try await rows(ViewQuery(.forwarding, scope: project, statuses: on, lookup: integration))
            .compactMap { ClusterID($0.key) }
    }
}
