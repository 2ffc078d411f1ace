internal import MooringModel

/// The feed of recorded events, which has no end: its `next` is always there, and further events may come after it.
struct EventFeed: Sendable {
    let session: Session
    let request: Request

    /// How long the server may hold a request open until there is a further event.
    static let waitSeconds = 30

    func list(limit: Int, after: String?) async throws(Failure) {
        var events: [JSONValue] = []
        var next = after
        var isEnd = false
        while !isEnd, events.count < limit {
            let size = min(limit - events.count, Client.pageSize)
            let page = try await session.client.json(request.query("limit", size).query("after", next))
            let found = page["items"]?.arrayValue ?? []
            events += found
            isEnd = found.count < size
            next = page["next"]?.stringValue ?? next
        }
        if session.isJSON {
            session.show(.object(["items": .array(events), "next": next.map(JSONValue.string)]))
        } else {
            let rows = events.map { event in EventText.columns.map { $0.text(event) } }
            session.show(Table(titles: EventText.columns.map(\.title), rows: rows).lines)
            session.noteCut(isEnd ? nil : next)
        }
    }

    /// Prints every event as it comes, until the program is ended; as JSON, one on a line.
    func follow(after: String?) async throws(Failure) {
        var next = after
        while true {
            let page = try await session.client.json(
                request.query("limit", Client.pageSize).query("after", next).query("wait", Self.waitSeconds))
            for event in page["items"]?.arrayValue ?? [] {
                session.isJSON ? session.show(event) : session.show(EventText(event).lines)
            }
            next = page["next"]?.stringValue ?? next
        }
    }
}
