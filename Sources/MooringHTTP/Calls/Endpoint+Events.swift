import EventLog
import MooringModel
import MooringService
import ServiceLifecycle
import Stores

extension Endpoint {
    /// The longest that a request may wait for an event, in seconds.
    static let maximumWait: Int64 = 30

    static let events = [
        Endpoint(
            .get, "/v1/events", "listEvents", .events,
            "The audit feed: recorded events after a position. `next` is always there; the next call goes on after it.",
            query: [
                QueryParameter("project", .scope, LocalizedText(en: "Of this project only.", zhHans: "仅此项目。")),
                QueryParameter(
                    "organization", .scope, LocalizedText(en: "Of this organization only.", zhHans: "仅此组织。")),
                QueryParameter("region", .region, LocalizedText(en: "Of this region only.", zhHans: "仅此区域。")),
                QueryParameter(
                    "stream", .stream, LocalizedText(en: "Of this stream only.", zhHans: "仅此流。")),
                QueryParameter("actor", .text, LocalizedText(en: "By this actor only.", zhHans: "仅此操作者。")),
                QueryParameter("type", .text, LocalizedText(en: "Of this type only.", zhHans: "仅此类型。")),
                QueryParameter("since", .time, LocalizedText(en: "Recorded from then on.", zhHans: "此时间起。")),
                QueryParameter("until", .time, LocalizedText(en: "Recorded before then.", zhHans: "此时间之前。")),
                QueryParameter(
                    "wait", .integer(0...maximumWait),
                    LocalizedText(en: "Seconds to wait for the first event.", zhHans: "等待首个事件的秒数。")),
                QueryParameter.limit,
                QueryParameter(
                    "after", .integer(0...JSONValue.largestInteger),
                    LocalizedText(en: "Only events after this position.", zhHans: "仅此位置之后的事件。")),
            ],
            answers: .json(
                .object([.required("items", .array(of: .named(.event))), .required("next", .string())]))
        ) { exchange in
            let query = try EventQuery(exchange)
            let wait = exchange.query["wait"].flatMap { Int64($0) }.map { Duration.seconds($0) }
            // A stopping server answers at once: who follows the feed asks the next one.
            let found = try await cancelWhenGracefulShutdown {
                try await exchange.registry.events(exchange.call, query, wait: wait == .zero ? nil : wait)
            }
            return .page(found.events.map(\.json), next: found.next.description, exchange)
        }
    ]
}

extension EventQuery {
    fileprivate init(_ exchange: Exchange) throws {
        let query = exchange.query
        self.init(
            after: try exchange.position("after") ?? .start, limit: exchange.page.limit,
            stream: query["stream"].flatMap { StreamName($0) },
            organization: try Self.identifier(query, "organization"), project: try Self.identifier(query, "project"),
            region: query["region"].flatMap { Region($0) }, actor: query["actor"], type: query["type"],
            since: query["since"].flatMap { Timestamp($0) }, until: query["until"].flatMap { Timestamp($0) })
    }

    private static func identifier<Subject>(
        _ query: [String: String], _ name: String
    ) throws(Refusal) -> Identifier<Subject>? {
        guard let text = query[name] else { return nil }
        guard let identifier = Identifier<Subject>(text) else { throw .notFound(name, text) }
        return identifier
    }
}
