import EventLog
package import MooringModel
import Stores

/// A change under way: what was read of the log, and what is to be recorded because of it.
///
/// Every stream that is read is guarded: the append carries the version read, so that a decision never rests on a state
/// that was gone when it was recorded.
package final class Change {
    private let registry: Registry
    private let call: Call
    private var events: [NewEvent] = []
    private var expectations: [StreamName: Expectation] = [:]

    init(_ registry: Registry, _ call: Call) {
        self.registry = registry
        self.call = call
    }

    /// Reads an entity; one without events is as ``Entity/init()`` makes it.
    ///
    /// - Parameter through: the position to read it as of, for a reader; a decision rests on all there is.
    package func load<E: Entity>(
        _ type: E.Type, _ stream: StreamName, through: Position? = nil
    ) async throws(Refusal) -> E {
        let stored = try await registry.reading { () async throws(StoreError) in
            try await registry.ports.events.events(matching: EventQuery(through: through, stream: stream))
        }
        expectations[stream] = stored.last.map { .version($0.event.version) } ?? .empty
        return E(folding: stored.compactMap { E.Event($0.event.event) })
    }

    /// Reads the entity that the call's `If-Match` speaks of.
    ///
    /// - Throws: ``Refusal`` where it has another version.
    package func loadSubject<E: Entity>(_ type: E.Type, _ stream: StreamName) async throws(Refusal) -> E {
        let entity = try await load(type, stream)
        if let ifMatch = call.ifMatch, expectations[stream] != .version(ifMatch) {
            throw .stale(stream, expected: ifMatch)
        }
        return entity
    }

    /// Decides a command and takes in what happens; the entity is then as it will be.
    ///
    /// The change's subject is the stream of the last event.
    package func decide<E: Entity>(
        _ command: E.Command, on entity: inout E, _ stream: StreamName, _ belonging: Belonging
    ) throws(Refusal) {
        for event in try entity.decide(command) {
            entity.evolve(event)
            events.append(
                NewEvent(
                    id: EventID(bits: registry.randomness.uuidV7(at: registry.now())), stream: stream,
                    event: event.erased, organization: belonging.organization, project: belonging.project,
                    region: belonging.region))
        }
    }

    /// What is to be appended; nil if nothing happens.
    var append: Append? {
        guard !events.isEmpty else { return nil }
        return Append(
            events: events, expectations: expectations, actor: call.caller.actor, reason: call.reason,
            correlation: call.correlation, idempotency: call.idempotency)
    }

    var subject: StreamName? { events.last?.stream }
}
