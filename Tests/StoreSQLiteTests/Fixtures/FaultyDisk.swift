import Dispatch
import FaultVFS
import SystemPackage

/// The disk below one database, whose faults a test decides. What it does to the write-ahead log of this database leaves
/// all others alone.
struct FaultyDisk: Sendable {
    private let log: String

    /// From here on every database that is opened is watched.
    init(database: FilePath) {
        fault_vfs_register()
        log = database.string + "-wal"
    }

    /// Lets the next operations of a kind go through, and then fails some.
    func fail(_ kind: fault_kind, after passed: Int = 0, times: Int = 1) {
        fault_vfs_arm(log, kind, Int32(clamping: passed), Int32(clamping: times))
    }

    /// Ends every fault.
    func mend() { fault_vfs_clear(log) }

    /// Holds every sync until it is let go.
    func hold() { fault_vfs_hold(log) }

    func letGo() { fault_vfs_let_go(log) }

    /// Waits until a sync is held.
    ///
    /// - Returns: false if that does not come about
    func isHolding() async -> Bool {
        // Not on a thread that the tasks share: the one that is to be held may need it.
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: fault_vfs_wait_until_held(log, 20_000) != 0)
            }
        }
    }

    /// The syncs of the write-ahead log so far.
    var syncs: Int { fault_vfs_syncs(log) }

    /// The writes to the write-ahead log that no sync has followed yet.
    var unsyncedWrites: Int { fault_vfs_unsynced_writes(log) }
}
