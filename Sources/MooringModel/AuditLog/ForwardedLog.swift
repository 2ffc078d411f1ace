/// One of the logs that are forwarded for a cluster; each waits and arrives by itself.
package struct ForwardedLog: Sendable, Hashable, CustomStringConvertible {
    package var cluster: ClusterID
    package var kind: Kind

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The cluster's own: who did what in the data platform.
        case audit
        /// What the registry has recorded about the cluster's project.
        case registry
    }

    package init(_ kind: Kind, of cluster: ClusterID) {
        self.cluster = cluster
        self.kind = kind
    }

    package var description: String { "\(kind.rawValue) log of \(cluster)" }
}
