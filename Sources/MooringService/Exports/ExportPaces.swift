import MooringModel
import Synchronization

/// The pace of each integration's exports, shared by all its jobs.
final class ExportPaces: Sendable {
    private let bytesPerSecond: Int64?
    private let clock: any Clock<Duration>
    private let paces = Mutex<[IntegrationID: ExportPace]>([:])

    init(bytesPerSecond: Int64?, clock: any Clock<Duration>) {
        self.bytesPerSecond = bytesPerSecond
        self.clock = clock
    }

    /// nil where there is no limit.
    subscript(integration: IntegrationID) -> ExportPace? {
        guard let bytesPerSecond else { return nil }
        return paces.withLock { paces in
            if let pace = paces[integration] { return pace }
            let pace = ExportPace(bytesPerSecond: bytesPerSecond, clock: clock)
            paces[integration] = pace
            return pace
        }
    }
}
