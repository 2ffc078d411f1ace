import MooringModel
import Synchronization

/// What the open jobs wait for, as far as this process knows. Not history: a restart finds out anew.
final class ExportTroubles: Sendable {
    private let troubles = Mutex<[JobID: ExportTrouble]>([:])

    subscript(job: JobID) -> ExportTrouble? {
        get { troubles.withLock { $0[job] } }
        set { troubles.withLock { $0[job] = newValue } }
    }
}
