import EventLog
import MooringModel
import StoreTesting
import Stores
import Testing

@Suite struct LogVerifierTests {
    @Test func `a log as it was written verifies to its end`() async throws {
        let events = try await recordedEvents()
        let report = verified(events)
        #expect(report.events == 7 && report.firstBad == nil)
        #expect(report.root == events.root)
    }

    @Test func `an event that does not fit where it stands is found`() async throws {
        let forgeries: [(field: String, forge: (inout RecordedEvent) -> Void)] = [
            ("position", { $0.position = Position(6) }), ("version", { $0.version = Version(3) }),
            ("time", { $0.at = StoryClock.beginning.adding(seconds: -1) }),
            ("projectSequence", { $0.projectSequence = 9 }), ("projectSequence", { $0.projectSequence = nil }),
            ("projectPrevious", { $0.projectPrevious = nil }),
            ("projectPrevious", { $0.projectPrevious = TreeHash.empty.description }),
        ]
        for (field, forge) in forgeries {
            var events = try await recordedEvents()
            forge(&events[4].event)
            events[4].canonicalBytes = events[4].event.canonicalBytes()
            events[4].leaf = .leaf(events[4].canonicalBytes)
            let report = verified(events)
            #expect(report.events == 4 && report.root == events.prefix(4).root)
            #expect(report.firstBad?.position == Position(5))
            #expect(report.firstBad?.reason.contains("its \(field) is") == true, "\(report)")
        }
    }

    @Test func `a changed byte is found by the leaf`() async throws {
        var events = try await recordedEvents()
        events[2].event.reason = "another reason"
        events[2].canonicalBytes = events[2].event.canonicalBytes()
        let finding = verified(events).firstBad
        #expect(finding?.position == Position(3) && finding?.reason.contains("its leaf is") == true)
    }

    @Test func `bytes that are no event, or not in canonical form, are found`() async throws {
        for (bytes, reason) in [("{}", "envelope"), ("not JSON", "envelope")] {
            var events = try await recordedEvents()
            events[0].canonicalBytes = Array(bytes.utf8)
            #expect(verified(events).firstBad?.reason.contains(reason) == true)
        }
        var events = try await recordedEvents()
        events[0].canonicalBytes.append(UInt8(ascii: " "))
        events[0].leaf = .leaf(events[0].canonicalBytes)
        #expect(verified(events).firstBad?.reason.contains("canonical") == true)
    }

    @Test func `columns that say otherwise than the bytes are found`() async throws {
        var events = try await recordedEvents()
        events[5].event.region = nil
        let finding = verified(events).firstBad
        #expect(finding?.position == Position(6) && finding?.reason.contains("columns") == true)
    }

    @Test func `a missing event is found where it is missing`() async throws {
        var events = try await recordedEvents()
        events.remove(at: 1)
        #expect(verified(events).firstBad?.position == Position(2))
    }

    private func verified(_ events: [StoredEvent]) -> VerificationReport {
        var verifier = LogVerifier()
        for event in events where !verifier.takes(event) { break }
        return verifier.report
    }

    private func recordedEvents() async throws -> [StoredEvent] {
        let clock = StoryClock()
        let story = try Story(Backend(MemoryStore { clock.now }), clock: clock)
        try await story.appendTenancy()
        let id = try await story.appendDrafted(name: "backups")
        try await story.append(story.described(id, "nightly"), story.projectRenamed(to: "Find"))
        return try await story.allEvents()
    }
}

extension Sequence<StoredEvent> {
    fileprivate var root: TreeHash {
        var tree = TreeFrontier()
        for event in self { tree.append(event.leaf) }
        return tree.root
    }
}
