import EventLog
import MooringModel

/// The log with all that follows from it, as a value: what is asked of it is checked first and done then, so that a
/// refused append has changed nothing.
struct MemoryLog {
    /// The event at position n is at index n − 1.
    private(set) var events: [StoredEvent] = []
    /// The indices of each stream's events.
    private(set) var streams: [StreamName: [Int]] = [:]
    private(set) var projects: [ProjectID: LogEvent.ProjectHead] = [:]
    private(set) var claims = ClaimTable()
    private(set) var views = ViewTable()
    private var tree = TreeFrontier()

    var head: LogHead { LogHead(position: position, root: tree.root, at: events.last?.event.at) }
    var position: Position { Position(Int64(events.count)) }

    func version(of stream: StreamName) -> Version { Version(Int64(streams[stream]?.count ?? 0)) }

    /// Puts views and claims that were made anew in the place of the present ones.
    mutating func replace(_ views: ViewTable, _ claims: ClaimTable) {
        self.views = views
        self.claims = claims
    }

    mutating func append(_ append: Append, now: Timestamp) throws(AppendError) -> AppendReceipt {
        for (stream, expected) in append.expectations where !expected.allows(version(of: stream)) {
            throw .stream(stream, expected: expected, actual: version(of: stream))
        }
        let at = max(now, events.last?.event.at ?? now)
        let first = position.next
        let new = try composed(append, at: at)
        try claims.check(new.map(\.event))

        for event in new { take(event) }
        let versions = new.map { ($0.event.stream, $0.event.version) }
        return AppendReceipt(
            positions: first...position, versions: Dictionary(versions, uniquingKeysWith: { max($0, $1) }), at: at)
    }

    /// The events that an append becomes.
    private func composed(_ append: Append, at: Timestamp) throws(AppendError) -> [StoredEvent] {
        var composed: [StoredEvent] = []
        var position = position
        var versions: [StreamName: Version] = [:]
        var heads: [ProjectID: LogEvent.ProjectHead] = [:]
        for new in append.events {
            let version = (versions[new.stream] ?? version(of: new.stream)).next
            let head = new.project.flatMap { heads[$0] ?? projects[$0] }
            let event = RecordedEvent(
                new, of: append, position: position.next, version: version, at: at,
                projectSequence: new.project.map { _ in (head?.events ?? 0) + 1 }, projectPrevious: head?.lastLeaf)
            let bytes = event.canonicalBytes(data: new.canonicalData)
            guard bytes.count <= RecordedEvent.maximumBytes else {
                throw .tooLarge(type: new.event.event.type, bytes: bytes.count)
            }
            let stored = StoredEvent(event: event, canonicalBytes: bytes, leaf: .leaf(bytes))
            composed.append(stored)
            position = event.position
            versions[new.stream] = version
            if let head = stored.projectHead { heads[head.project] = head }
        }
        return composed
    }

    private mutating func take(_ stored: StoredEvent) {
        streams[stored.event.stream, default: []].append(events.count)
        events.append(stored)
        tree.append(stored.leaf)
        if let head = stored.projectHead { projects[head.project] = head }
        claims.take(stored.event)
        views.take(stored.event)
    }
}

extension StoredEvent {
    /// What its project has come to with this event; nil if it belongs to none.
    fileprivate var projectHead: LogEvent.ProjectHead? {
        guard let project = event.project, let sequence = event.projectSequence else { return nil }
        return LogEvent.ProjectHead(project: project, events: sequence, lastLeaf: leaf.description)
    }
}
