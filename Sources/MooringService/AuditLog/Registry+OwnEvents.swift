import EventLog
import MooringModel
import Stores

extension Registry {
    /// Takes what the log has recorded about a forwarding's project since the last time, until a batch is full.
    ///
    /// An entry is an event's canonical bytes, the leaf of the log's tree: whoever receives it can prove that it is in the
    /// log. Nothing is missed or taken twice, because the spool remembers the position; and nothing is lost that finds no
    /// room, because the log keeps it.
    func takeOwnEvents(for target: ForwardingTarget) async throws(StoreError) {
        let log = ForwardedLog(.registry, of: target.cluster)
        while true {
            let next = try await ports.spool.extent(of: Self.ownSource, in: log) ?? 1
            let query = EventQuery(after: Position(next - 1), limit: Self.eventsAtOnce, project: target.project)
            let events = try await ports.events.events(matching: query)
            guard let last = events.last else { return }
            var entries = AuditEntries(bytes: [], entries: [])
            for stored in events {
                let position = stored.event.position.value
                entries.bytes += stored.canonicalBytes + [UInt8(ascii: "\n")]
                entries.entries.append(
                    AuditEntries.Entry(end: entries.bytes.count, line: position..<(position + 1)))
            }
            entries.key = AuditEntries.Key(
                source: Self.ownSource, place: .range(next..<(last.event.position.value + 1)))
            let outcome = try await ports.spool.take(entries, of: log, within: auditLog.spool)
            guard case .taken(_, _, isBatchFull: false) = outcome, events.count == Self.eventsAtOnce else { return }
        }
    }

    /// The offsets of this source are positions.
    private static let ownSource = "log"
    private static let eventsAtOnce = 200
}
