import EventLog
import MooringModel
import Projections
import Stores

extension WriterSession {
    /// Records an append in the open transaction.
    ///
    /// Everything that can refuse it comes before anything is inserted, but for the claims, which are tried in the order
    /// of the events that change them.
    func append(
        _ append: Append, now: Timestamp
    ) throws(SQLiteFailure) -> Result<AppendReceipt, AppendError> {
        if let key = append.idempotency, try isRecorded(key, now: now) { return .failure(.repeated(key)) }
        var versions: [StreamName: Version] = [:]
        if let refusal = try refusal(of: append.expectations, &versions) { return .failure(refusal) }

        let at = max(now, tip.at ?? now)
        let (events, refusal) = try recorded(append, at: at, &versions)
        if let refusal { return .failure(refusal) }
        for event in append.events {
            for change in event.claimChanges {
                if let refusal = try carryOut(change, by: event.stream) { return .failure(refusal) }
            }
        }
        for event in events {
            try insert(event)
            try project(event.event)
        }
        let last = events[events.count - 1].event.position
        if let key = append.idempotency { try record(.recorded(through: last), of: key, now: now) }

        var written: [StreamName: Version] = [:]
        for event in append.events { written[event.stream] = versions[event.stream] }
        return .success(AppendReceipt(positions: events[0].event.position...last, versions: written, at: at))
    }

    /// Looks at the version of every stream that is expected to have one.
    private func refusal(
        of expectations: [StreamName: Expectation], _ versions: inout [StreamName: Version]
    ) throws(SQLiteFailure) -> AppendError? {
        var broken: (stream: StreamName, expected: Expectation, actual: Version)?
        for (stream, expected) in expectations {
            let actual = try version(of: stream)
            versions[stream] = actual
            // A dictionary has no order of its own: of several, the same one is always named.
            if !expected.allows(actual), broken.map({ stream.description < $0.stream.description }) ?? true {
                broken = (stream, expected, actual)
            }
        }
        return broken.map { .stream($0.stream, expected: $0.expected, actual: $0.actual) }
    }

    /// The events with all that only the writer can give them.
    private func recorded(
        _ append: Append, at: Timestamp, _ versions: inout [StreamName: Version]
    ) throws(SQLiteFailure) -> ([StoredEvent], AppendError?) {
        var events: [StoredEvent] = []
        events.reserveCapacity(append.events.count)
        var heads: [ProjectID: (sequence: Int64, leaf: TreeHash)] = [:]
        var position = tip.position
        for new in append.events {
            position = position.next
            var version: Version
            if let known = versions[new.stream] { version = known } else { version = try self.version(of: new.stream) }
            version = version.next
            versions[new.stream] = version
            var head: (sequence: Int64, leaf: TreeHash)?
            if let project = new.project {
                head = heads[project]
                if head == nil { head = try self.head(of: project) }
            }
            let event = RecordedEvent(
                new, of: append, position: position, version: version, at: at,
                projectSequence: new.project.map { _ in (head?.sequence ?? 0) + 1 },
                projectPrevious: head?.leaf.description)
            let bytes = event.canonicalBytes(data: new.canonicalData)
            guard bytes.count <= RecordedEvent.maximumBytes else {
                return ([], .tooLarge(type: new.event.event.type, bytes: bytes.count))
            }
            let leaf = TreeHash.leaf(bytes)
            if let project = new.project { heads[project] = ((head?.sequence ?? 0) + 1, leaf) }
            events.append(StoredEvent(event: event, canonicalBytes: bytes, leaf: leaf))
        }
        return (events, nil)
    }

    private func version(of stream: StreamName) throws(SQLiteFailure) -> Version {
        let sql: StaticString = "SELECT version FROM event WHERE stream = ? ORDER BY version DESC LIMIT 1"
        return try statement(sql).first(stream.description) { Version($0.integer(0)) } ?? .empty
    }

    /// A project's number of events and the leaf of its latest.
    private func head(of project: ProjectID) throws(SQLiteFailure) -> (sequence: Int64, leaf: TreeHash)? {
        let sql: StaticString =
            "SELECT project_sequence, leaf FROM event WHERE project = ? ORDER BY position DESC LIMIT 1"
        return try statement(sql).first(project.description) { row throws(SQLiteFailure) in
            (row.integer(0), try row.hash(1))
        }
    }

    private func insert(_ stored: StoredEvent) throws(SQLiteFailure) {
        let event = stored.event
        try statement(
            """
            INSERT INTO event (position, id, stream, version, type, at, actor, organization, project, project_sequence,
                region, correlation, canonical, leaf)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            event.position, event.id.description, event.stream.description, event.version, event.event.event.type,
            event.at, event.actor.id, event.organization?.description, event.project?.description,
            event.projectSequence, event.region?.description, event.correlation, stored.canonicalBytes, stored.leaf)
        let insertNode = try statement("INSERT INTO tree_node (level, node_index, hash) VALUES (?, ?, ?)")
        for node in tip.frontier.append(stored.leaf) {
            try insertNode.run(Int64(node.subtree.level), node.subtree.index, node.hash)
        }
        tip.at = event.at
    }
}
