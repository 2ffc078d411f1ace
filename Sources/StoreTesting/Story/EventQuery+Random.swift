import EventLog
import MooringModel
import Stores

extension EventQuery {
    /// A query that asks for some properties of one of the events, chosen at random.
    static func any(of events: [RecordedEvent], using random: inout SeededGenerator) -> EventQuery {
        var query = EventQuery()
        guard let event = events.randomElement(using: &random) else { return query }
        func sometimes<T>(_ value: T?, _ random: inout SeededGenerator) -> T? {
            Int.random(in: 0..<4, using: &random) == 0 ? value : nil
        }
        query.after = Position(Int64.random(in: 0...Int64(events.count), using: &random) / 2)
        query.through = sometimes(Position(Int64.random(in: 0...Int64(events.count), using: &random)), &random)
        query.limit = sometimes(Int.random(in: 1...10, using: &random), &random) ?? .max
        query.stream = sometimes(event.stream, &random)
        query.organization = sometimes(event.organization, &random)
        query.project = sometimes(event.project, &random)
        query.region = sometimes(event.region, &random)
        query.actor = sometimes(event.actor.id, &random)
        query.type = sometimes(event.event.event.type, &random)
        query.since = sometimes(event.at, &random)
        query.until = sometimes(event.at.adding(seconds: 5), &random)
        return query
    }
}
