package import MooringModel
import Synchronization

/// All ports in memory: for tests, and as the shortest complete reading of what the ports ask for.
///
/// One lock around one value. What an append becomes is decided and done in ``MemoryLog``, which is pure; an actor was
/// rejected because ``EventStore/commits()`` has to begin at once, and because nothing in here ever waits.
package final class MemoryStore: Sendable {
    let clock: @Sendable () -> Timestamp
    private let state = Mutex(State())

    /// - Parameter clock: tells the time; it may go back.
    package init(clock: @escaping @Sendable () -> Timestamp) {
        self.clock = clock
    }

    func withState<R: Sendable, Failure>(_ body: (inout State) throws(Failure) -> R) throws(Failure) -> R {
        try state.withLock { state throws(Failure) in try body(&state) }
    }

    struct State {
        var log = MemoryLog()
        var commits = CommitFollowers()
        var requests = RequestTable()
        var leases: [JobID: Lease] = [:]
        var progress: [JobID: JobProgress] = [:]
        var objects: [JobID: [String: ExportedObject]] = [:]
        var spools: [ForwardedLog: MemorySpool] = [:]
        var secrets: [SecretID: Secret] = [:]
        var profiles: [PrincipalID: Profile] = [:]
        var checkTimes: [IntegrationID: Timestamp] = [:]
    }

    struct Lease {
        var holder: String
        var until: Timestamp
    }

    struct Secret {
        var project: ProjectID
        var sealed: [UInt8]
    }
}
