import EventLog
import GRDB
import MooringModel
import Stores

extension Database {
    /// The events that match, in the order of their positions.
    func events(matching query: EventQuery) throws -> [StoredEvent] {
        var after = query.after
        var through = query.through
        if let since = query.since { after = try max(after, lastPosition { $0 < since }) }
        if let until = query.until {
            let last = try lastPosition { $0 < until }
            through = min(through ?? last, last)
        }

        var conditions = ["position > ?"]
        var arguments: [any DatabaseValueConvertible] = [after.value]
        if let through {
            conditions.append("position <= ?")
            arguments.append(through.value)
        }
        // From what leaves the fewest events to what leaves the most: the first one given is looked up in its index, and
        // the plus keeps SQLite from choosing another.
        var isFirst = true
        for (column, value) in [
            ("stream", query.stream?.description), ("project", query.project?.description), ("actor", query.actor),
            ("region", query.region?.description), ("type", query.type),
            ("organization", query.organization?.description),
        ] {
            guard let value else { continue }
            conditions.append("\(isFirst ? "" : "+")\(column) = ?")
            arguments.append(value)
            isFirst = false
        }
        // In a stream, versions and positions rise together, and its index has the versions.
        let order = query.stream == nil ? "position" : "version"
        let statement = try cachedStatement(
            sql: "SELECT canonical, leaf FROM event WHERE \(conditions.joined(separator: " AND ")) "
                + "ORDER BY \(order) LIMIT ?")
        arguments.append(query.limit)

        var events: [StoredEvent] = []
        let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        while let row = try rows.next() { events.append(try StoredEvent(row)) }
        return events
    }

    /// The position of the last event whose time satisfies `isEarly`, as those of all events before it do.
    ///
    /// Times never go back: a bisection of the positions finds it without an index of its own.
    func lastPosition(where isEarly: (Timestamp) -> Bool) throws -> Position {
        let time = try cachedStatement(sql: "SELECT at FROM event WHERE position = ?")
        var low = Position.start.value
        var high = try Int64.fetchOne(cachedStatement(sql: "SELECT max(position) FROM event")) ?? 0
        while low < high {
            let middle = low + (high - low + 1) / 2
            guard let at = try Int64.fetchOne(time, arguments: [middle]) else {
                throw SQLiteFailure.corrupt("the event \(middle) is missing")
            }
            if isEarly(Timestamp(microseconds: at)) { low = middle } else { high = middle - 1 }
        }
        return Position(low)
    }
}

extension StoredEvent {
    /// - Parameter row: `canonical` and `leaf`
    fileprivate init(_ row: Row) throws {
        let bytes = try row.bytes(0)
        guard let leaf = try TreeHash(row.bytes(1)) else {
            throw SQLiteFailure.corrupt("an event's leaf does not have 32 bytes")
        }
        do {
            self.init(event: try RecordedEvent(canonical: bytes), canonicalBytes: bytes, leaf: leaf)
        } catch {
            throw SQLiteFailure.corrupt("an event cannot be read: \(error)")
        }
    }
}
