import MooringModel
import Stores
import Synchronization
import SystemPackage

/// The spool of audit-log entries as files beside the database: a directory for each cluster.
///
/// Not in the database: its writer serves everybody, and megabytes of entries would hold up the log. And not one file
/// for all clusters: a destination that takes nothing would keep the entries of all others from being removed.
final class SegmentSpool: Sendable {
    private let root: FilePath
    private let clusters = Mutex<(spools: [ClusterID: ClusterSpool], total: SpoolTotal?)>(([:], nil))

    /// Nothing is read or made before the spool is used.
    init(_ root: FilePath) { self.root = root }

    subscript(cluster: ClusterID) -> ClusterSpool {
        get throws(StoreError) {
            try clusters.withLock { clusters throws(StoreError) in
                if let spool = clusters.spools[cluster] { return spool }
                let total: SpoolTotal
                if let known = clusters.total {
                    total = known
                } else {
                    total = SpoolTotal(try SpoolDirectory.segmentBytes(below: root))
                    clusters.total = total
                }
                let spool = ClusterSpool(root.appending(cluster.description), total)
                clusters.spools[cluster] = spool
                return spool
            }
        }
    }
}
