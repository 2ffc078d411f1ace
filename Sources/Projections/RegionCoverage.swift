import MooringModel

/// What a project has in one region: its clusters, the integrations that they can export through, and whether one is
/// missing.
package struct RegionCoverage: Sendable, Hashable {
    package var region: String
    /// The identifiers of the clusters that are not removed, in order.
    package var clusters: [String]
    /// Those that are not deleted, in the order of their identifiers.
    package var integrations: [Integration]
    /// There are clusters, and no integration that is active and may be written to: none of them can export.
    package var missing: Bool

    package struct Integration: Sendable, Hashable {
        package var id: String
        /// nil for a draft that has none yet.
        package var name: String?
        package var status: String

        package init(id: String, name: String?, status: String) {
            self.id = id
            self.name = name
            self.status = status
        }
    }

    package init(region: String, clusters: [String], integrations: [Integration], missing: Bool) {
        self.region = region
        self.clusters = clusters
        self.integrations = integrations
        self.missing = missing
    }

    /// The regions in which a project has clusters or integrations, in the order of their names.
    ///
    /// - Parameters:
    ///   - clusters: the project's rows of the view of clusters, all as of one position.
    ///   - integrations: the project's rows of the view of integrations, as of the same position.
    package static func regions(clusters: [ViewRow], integrations: [ViewRow]) -> [RegionCoverage] {
        let clusters = byRegion(clusters) { $0.status == "active" }
        let integrations = byRegion(integrations) { $0.status != IntegrationStatus.deleted.rawValue }
        return Set(clusters.keys).union(integrations.keys).sorted().map { region in
            let here = integrations[region] ?? []
            return RegionCoverage(
                region: region, clusters: (clusters[region] ?? []).map(\.key),
                integrations: here.map {
                    Integration(id: $0.key, name: $0.body["name"]?.stringValue, status: $0.status)
                },
                missing: clusters[region] != nil && !here.contains(where: \.canBeExportedTo))
        }
    }

    private static func byRegion(_ rows: [ViewRow], where isThere: (ViewRow) -> Bool) -> [String: [ViewRow]] {
        var regions: [String: [ViewRow]] = [:]
        for row in rows.filter(isThere).sorted(by: { $0.key < $1.key }) {
            guard let region = row.region else { continue }
            regions[region, default: []].append(row)
        }
        return regions
    }
}

extension ViewRow {
    fileprivate var canBeExportedTo: Bool {
        status == IntegrationStatus.active.rawValue
            && body["access"]?.stringValue == IntegrationAccess.readwrite.rawValue
    }
}
