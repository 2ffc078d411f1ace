import EventLog
import MooringModel
import Stores

extension Registry {
    /// Takes what the log has recorded about a forwarding's project since the last time.
    ///
    /// An entry is an event's canonical bytes, the leaf of the log's tree: whoever receives it can prove that it is in the
    /// log. Nothing is missed or taken twice, because the spool remembers the position; and nothing is lost that finds no
    /// room, because the log keeps it.
    ///
    /// - Parameter isLast: whether everything is taken that there is; otherwise until a batch is full.
    /// - Returns: what there is no more room in; nil if there was enough.
    func takeOwnEvents(for target: ForwardingTarget, isLast: Bool = false) async throws(StoreError) -> SpoolLimit? {
        let log = ForwardedLog(.registry, of: target.cluster)
        let source = try await ownSource()
        while true {
            let next = try await start(of: source, in: log)
            let query = EventQuery(
                after: Position(next - 1), limit: Self.eventsAtOnce, project: target.project)
            let events = try await ports.events.events(matching: query)
            guard let last = events.last else { return nil }
            var entries = AuditEntries(bytes: [], entries: [])
            for stored in events {
                let position = stored.event.position.value
                entries.bytes += stored.canonicalBytes + [UInt8(ascii: "\n")]
                entries.entries.append(
                    AuditEntries.Entry(end: entries.bytes.count, line: position..<(position + 1)))
            }
            entries.key = AuditEntries.Key(
                source: source.name, place: .range(next..<(last.event.position.value + 1)))
            switch try await ports.spool.take(entries, of: log, within: auditLog.spool) {
            case .full(let limit): return limit
            case .taken(_, _, let isBatchFull):
                guard events.count == Self.eventsAtOnce, isLast || !isBatchFull else { return nil }
            // Somebody else has taken them in between.
            case .gap, .torn, .keyReused: return nil
            }
        }
    }

    /// The log as a source of entries; the offsets are positions.
    private struct OwnSource {
        var name: String
        /// The log that this one goes on from, and the first position that is not that one's.
        var former: (name: String, end: Int64)?
    }

    private func ownSource() async throws(StoreError) -> OwnSource {
        for type in ["log.restored", "log.started"] {
            let found = try await ports.events.events(matching: EventQuery(stream: .log, type: type)).last
            switch found?.event.event {
            case .log(.started(_, let origin, _)): return OwnSource(name: "log \(origin)")
            case .log(.restored(_, let origin, _, let formerOrigin, let kept, _)):
                return OwnSource(name: "log \(origin)", former: ("log \(formerOrigin)", kept.value + 1))
            default: continue
            }
        }
        return OwnSource(name: "log")
    }

    /// The first position that has not been taken.
    private func start(of source: OwnSource, in log: ForwardedLog) async throws(StoreError) -> Int64 {
        if let known = try await ports.spool.extent(of: source.name, in: log) { return known }
        guard let former = source.former else { return 1 }
        return min(try await ports.spool.extent(of: former.name, in: log) ?? 1, former.end)
    }

    private static let eventsAtOnce = 200
}
