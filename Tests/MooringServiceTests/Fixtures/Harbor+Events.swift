import EventLog
import MooringModel
import Stores

extension Harbor {
    /// What the log holds after a position.
    func events(after position: Position = .start) async throws -> [RecordedEvent] {
        await store.events(matching: EventQuery(after: position)).map(\.event)
    }
}
