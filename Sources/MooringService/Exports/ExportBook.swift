import ConnectorKit
import MooringModel
import Stores
import Synchronization

/// The ledger of one job, with what it holds kept in memory too. What is noted here is durable first.
final class ExportBook: Sendable {
    private let ledger: any ExportLedger
    private let job: JobID
    private let objects: Mutex<[String: ExportedObject]>

    private init(_ ledger: any ExportLedger, _ job: JobID, _ objects: [ExportedObject]) {
        self.ledger = ledger
        self.job = job
        self.objects = Mutex(Dictionary(objects.map { ($0.path, $0) }) { _, last in last })
    }

    static func open(_ ledger: any ExportLedger, of job: JobID) async throws(StoreError) -> ExportBook {
        ExportBook(ledger, job, try await ledger.objects(of: job))
    }

    subscript(path: String) -> ExportedObject? { objects.withLock { $0[path] } }

    var finished: [ExportedObject] { objects.withLock { $0.values.filter(\.isFinished) } }

    /// Objects that may have left something at the destination that is not a finished object.
    var open: [ExportedObject] { objects.withLock { $0.values.filter { $0.leftover != nil } } }

    func note(_ object: ExportedObject) async throws(ConnectorError) { try await note([object]) }

    /// Notes several objects at the price of one.
    func note(_ noted: [ExportedObject]) async throws(ConnectorError) {
        do throws(StoreError) {
            try await ledger.save(noted, of: job)
        } catch {
            throw ConnectorError("ledger-unavailable", error.message, isRetryable: error.code != .corrupt)
        }
        objects.withLock { objects in
            for object in noted { objects[object.path] = object }
        }
    }
}
