import MooringModel
import Stores
import Synchronization
import SystemPackage

/// The spool of audit-log entries as files beside the database: a directory for each cluster, and in it `registry` for
/// what the registry has recorded.
///
/// Not in the database: its writer serves everybody, and megabytes of entries would hold up the log. And not one file
/// for all clusters: a destination that takes nothing would keep the entries of all others from being removed.
final class SegmentSpool: Sendable {
    private let root: FilePath
    private let logs = Mutex<(spools: [ForwardedLog: LogSpool], total: SpoolTotal?)>(([:], nil))

    /// Nothing is read or made before the spool is used.
    init(_ root: FilePath) { self.root = root }

    subscript(log: ForwardedLog) -> LogSpool {
        get throws(StoreError) {
            try logs.withLock { logs throws(StoreError) in
                if let spool = logs.spools[log] { return spool }
                let total: SpoolTotal
                if let known = logs.total {
                    total = known
                } else {
                    total = SpoolTotal(try SpoolDirectory.segmentBytes(below: root))
                    logs.total = total
                }
                let spool = LogSpool(directory(of: log), total)
                logs.spools[log] = spool
                return spool
            }
        }
    }

    private func directory(of log: ForwardedLog) -> FilePath {
        let directory = root.appending(log.cluster.description)
        return switch log.kind {
        case .audit: directory
        case .registry: directory.appending(SpoolDirectory.registry)
        }
    }
}
