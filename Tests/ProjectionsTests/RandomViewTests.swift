import DomainSamples
import EventLog
import MooringModel
import Projections
import Testing

/// What holds of the views after any history.
@Suite struct RandomViewTests {
    private static let seeds = Array(UInt64(101)...112)

    private static func log(_ seed: UInt64) -> [RecordedEvent] {
        var world = RandomWorld(seed: seed)
        for _ in 0..<700 { world.step() }
        return world.log
    }

    @Test(arguments: seeds)
    func `the intervals of a key tile the log from its first row on`(seed: UInt64) {
        let log = Self.log(seed)
        let views = KeptViews(after: log)
        for (_, rows) in Dictionary(grouping: views.rows, by: { "\($0.view) \($0.key)" }) {
            for (row, next) in zip(rows, rows.dropFirst()) {
                #expect(row.validTo == next.validFrom && row.validFrom < next.validFrom)
                #expect(row.version < next.version)
            }
            #expect(rows.last?.validTo == nil)
        }
    }

    @Test(arguments: seeds)
    func `a row's position and version are those of the event that began it`(seed: UInt64) {
        let log = Self.log(seed)
        for row in KeptViews(after: log).rows {
            let event = log[Int(row.validFrom.value) - 1]
            #expect(event.position == row.validFrom && event.version == row.version)
            #expect(row.body["changedAt"] == .string(event.at.description))
            #expect(row.body["status"] == .string(row.status))
        }
    }

    @Test(arguments: seeds)
    func `rows as of a position are those that the events up to it make`(seed: UInt64) {
        let log = Self.log(seed)
        let views = KeptViews(after: log)
        var random = SplitMix64(seed: seed)
        var positions = (0..<12).map { _ in Position(Int64(random.number(below: log.count + 1))) }
        positions += [.start, Position(1), Position(Int64(log.count))]
        for position in positions {
            let prefix = KeptViews(after: log.prefix(Int(position.value)))
            #expect(views.rows(asOf: position) == prefix.present)
        }
    }

    @Test(arguments: seeds)
    func `the same events always make the same rows`(seed: UInt64) throws {
        let log = Self.log(seed)
        let rows = KeptViews(after: log).rows
        #expect(KeptViews(after: log).rows == rows)
        let reread = try log.map { try RecordedEvent(canonical: $0.canonicalBytes()) }
        #expect(KeptViews(after: reread).rows == rows)
    }

    @Test(arguments: seeds)
    func `at every position a row says what its entity is`(seed: UInt64) throws {
        var views = KeptViews()
        var state = FoldedState()
        for event in Self.log(seed) {
            views.take(event)
            for expected in state.take(event) {
                let row = try #require(views.row(expected.view, expected.key))
                #expect(row.status == expected.status, "\(event.event.event.type) at \(event.position)")
                for (name, value) in expected.members {
                    #expect(row.body[name] == value, "\(name) after \(event.event.event.type) at \(event.position)")
                }
                for (name, verdict) in expected.verdicts {
                    let shown = row.body[name]?["verdict"]?.stringValue
                    #expect(shown == verdict?.rawValue, "\(name) after \(event.event.event.type) at \(event.position)")
                }
            }
        }
    }
}
