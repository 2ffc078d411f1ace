import ConnectorKit
import EventLog
import MooringModel
import MooringService
import Projections
import Stores
import Testing

/// What the registry records about a project, forwarded beside a cluster's audit log.
@Suite(.timeLimit(.minutes(1))) struct OwnEventsTests {
    @Test func `every event of the project arrives once, from its first one on, as the log's tree has it`() async throws
    {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding(withRegistry: true)
            let clock = SteppedClock()
            try await harbor.whileForwarding(clock) {
                await clock.sleep(of: .seconds(300))
                try await harbor.arrival(of: 1, .registry)
                _ = try await harbor.active("later", path: "later")
                clock.advance(by: .seconds(300))
                await clock.sleep(of: .seconds(300))
                try await harbor.arrival(of: 2, .registry)
                // An interval without events writes none.
                clock.advance(by: .seconds(300))
                await clock.sleep(of: .seconds(300))
            }
            let (keys, text) = try harbor.arrived(below: Self.directory)
            #expect(keys.count == 2)
            #expect(text == (try await recorded(of: harbor)))
            #expect(text.contains("auditLog.forwardingEnabled") && text.contains("integration.added"))
        }
    }

    @Test func `nothing of it arrives unless it was asked for`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            try await harbor.take("1")
            try await harbor.whileForwarding(SteppedClock()) { try await harbor.arrival(of: 1) }
            #expect(try harbor.arrived(below: Self.directory).keys.isEmpty)
        }
    }

    @Test func `an attempt whose answer was lost doubles nothing`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding(withRegistry: true)
            harbor.watch.failOnce(with: .away, afterArrival: true)
            let clock = SteppedClock()
            try await harbor.whileForwarding(clock) {
                await clock.sleep(of: .seconds(1))
                clock.advance(by: .seconds(1))
                try await harbor.arrival(of: 1, .registry)
            }
            #expect(try harbor.arrived(below: Self.directory).text == (try await recorded(of: harbor)))
        }
    }

    @Test func `disabling delivers what was recorded until then, and enabling again goes on after it`() async throws {
        try await withHarbor { harbor in
            let integration = try await harbor.active()
            let cluster = try await harbor.forwarding(through: integration, withRegistry: true)
            try await harbor.disable(cluster, .drain)
            try await harbor.whileForwarding(SteppedClock()) { try await harbor.recorded("auditLog.drained") }
            let drained = try harbor.arrived(below: Self.directory).text
            #expect(drained.contains("auditLog.forwardingEnabled") && !drained.contains("auditLog.forwardingDisabled"))

            _ = try await harbor.registry.renameProject(
                try await harbor.operatorCall, harbor.search, name: "Renamed")
            #expect(try await refusal { try await harbor.disable(cluster, .drain) }?.code == "forwarding-off")
            try await harbor.enable(cluster, through: integration, withRegistry: true)
            try await harbor.whileForwarding(SteppedClock()) { try await harbor.arrival(of: 2, .registry) }
            #expect(try harbor.arrived(below: Self.directory).text == (try await recorded(of: harbor)))
        }
    }

    @Test func `disabling delivers all that was recorded, however much, also where nothing arrived before`()
        async throws
    {
        try await withHarbor { harbor in
            let cluster = try await harbor.forwarding(withRegistry: true)
            harbor.watch.fail(with: ConnectorError(ConnectorError.accessDenied, "the role may not"))
            let clock = SteppedClock()
            try await harbor.whileForwarding(clock) {
                try await harbor.recorded("auditLog.becameAbnormal")
                for number in 0..<450 {
                    _ = try await harbor.registry.renameProject(
                        try await harbor.operatorCall, harbor.search, name: "Search \(number)")
                }
                harbor.watch.fail(with: nil)
                try await harbor.disable(cluster, .drain)
                try await harbor.recorded("auditLog.drained")
            }
            let text = try harbor.arrived(below: Self.directory).text
            #expect(text.contains("Search 449"))
            // All but that it was disabled, and that this is done.
            let all = try await recorded(of: harbor)
            #expect(all.hasPrefix(text) && all.dropFirst(text.count).split(separator: "\n").count == 2)
        }
    }

    @Test func `a log that goes on from a backup is delivered from where the backup ends`() async throws {
        try await withHarbor { harbor in
            try await append(.started(id: LogID(bits: 1), origin: "mooring.invalid/a", publicKey: ""), to: harbor)
            _ = try await harbor.forwarding(withRegistry: true)
            try await harbor.whileForwarding(SteppedClock()) { try await harbor.arrival(of: 1, .registry) }
            let before = try await recorded(of: harbor)
            // As if the last two had been lost, and others had come to their positions.
            let kept = Position(await harbor.store.head().position.value - 2)
            try await append(
                .restored(
                    id: LogID(bits: 2), origin: "mooring.invalid/b", publicKey: "", formerOrigin: "mooring.invalid/a",
                    keptThrough: kept, lostThrough: kept), to: harbor)
            try await harbor.whileForwarding(SteppedClock()) { try await harbor.arrival(of: 2, .registry) }
            let project = try #require(ProjectID(harbor.search))
            let anew = await harbor.store.events(matching: EventQuery(after: kept, project: project))
                .map { String(decoding: $0.canonicalBytes, as: UTF8.self) + "\n" }.joined()
            #expect(!anew.isEmpty)
            #expect(try harbor.arrived(below: Self.directory).text == before + anew)
        }
    }

    private func append(_ event: LogEvent, to harbor: Harbor) async throws {
        let id = EventID(bits: UInt128(await harbor.store.head().position.value))
        let new = NewEvent(id: id, stream: .log, event: event.erased)
        _ = try await harbor.store.append(
            Append(events: [new], expectations: [:], actor: .system("test", via: "test"), correlation: "test"))
    }

    private static let directory = "exports/search/logs/in01/registry"

    /// All that the log has about the project, each event in its canonical bytes.
    private func recorded(of harbor: Harbor) async throws -> String {
        let project = try #require(ProjectID(try await harbor.forwardingRow().scope))
        return await harbor.store.events(matching: EventQuery(project: project))
            .map { String(decoding: $0.canonicalBytes, as: UTF8.self) + "\n" }.joined()
    }
}
