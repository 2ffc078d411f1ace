import EventLog
import MooringModel
import Stores
import Testing

extension Guarantee {
    /// What an append becomes.
    static let appends: [Guarantee] = [
        Guarantee("positions are 1, 2, 3 … without gaps, in the order of the events") { story in
            let tenancy = [story.organizationCreated(), story.projectCreated(), story.clusterRegistered()]
            let first = try await story.store.events.append(story.appending(tenancy))
            #expect(first.positions == Position(1)...Position(3))
            let draft = story.drafted(story.newID(), name: "backups")
            #expect(try await story.append(draft).positions == Position(4)...Position(4))

            let recorded = try await story.allEvents().map(\.event)
            #expect(recorded.map(\.position.value) == [1, 2, 3, 4])
            #expect(recorded.map(\.id) == (tenancy + [draft]).map(\.id))
        },
        Guarantee("versions are 1, 2, 3 … in each stream, and the receipt tells the latest") { story in
            let (a, b) = (story.newID(IntegrationID.self), story.newID(IntegrationID.self))
            let receipt = try await story.append(
                story.drafted(a, name: "a"), story.drafted(b, name: "b"), story.described(a, "once"),
                story.described(a, "twice"))
            #expect(receipt.versions == [.integration(a): Version(3), .integration(b): Version(1)])
            let next = try await story.append(
                story.described(b, "once"), expecting: [.integration(a): .version(Version(3))])
            #expect(next.versions == [.integration(b): Version(2)])
            #expect(try await story.versions(of: .integration(a)) == [1, 2, 3])
            #expect(try await story.versions(of: .integration(b)) == [1, 2])
        },
        Guarantee("an event is recorded with what was given: who, why, for which request, following from what") {
            story in
            let cause = story.drafted(story.newID(), name: "backups")
            let effect = NewEvent(
                id: story.newEventID(), stream: cause.stream, event: IntegrationEvent.degraded.erased,
                organization: story.organization, project: story.otherProject, region: story.otherRegion,
                causation: cause.id)
            try await story.append(cause, effect, reason: "the role is gone")
            let recorded = try #require(try await story.allEvents().last).event
            #expect(recorded.id == effect.id && recorded.stream == effect.stream && recorded.event == effect.event)
            #expect(recorded.actor == story.actor && recorded.reason == "the role is gone")
            #expect(recorded.correlation == "request-1" && recorded.causation == cause.id)
            #expect(recorded.organization == story.organization && recorded.project == story.otherProject)
            #expect(recorded.region == story.otherRegion)
        },
        Guarantee("an event is recorded at the clock's time, and times never go back when the clock does") { story in
            let noon = story.clock.set(toSecond: 0)
            let first = try await story.append(story.organizationCreated())
            #expect(first.at == noon)
            story.clock.set(toSecond: -3_600)
            #expect(try await story.append(story.projectCreated()).at == noon)
            let later = story.clock.set(toSecond: 1)
            #expect(try await story.append(story.clusterRegistered()).at == later)
            #expect(try await story.allEvents().map(\.event.at) == [noon, noon, later])
        },
        Guarantee("the stored bytes are the event's canonical form, and read back as the event") { story in
            try await story.appendTenancy()
            let id = try await story.appendDrafted(name: "Bäckups “1” \u{1F4BE}\u{7}\\")
            try await story.append(story.described(id, "two\nlines"), reason: "naïve")
            for stored in try await story.allEvents() {
                #expect(stored.canonicalBytes == stored.event.canonicalBytes())
                #expect(try RecordedEvent(canonical: stored.canonicalBytes) == stored.event)
            }
        },
        Guarantee("each leaf is the hash of its bytes, and the head's root that of the tree over all leaves") { story in
            var tree = TreeFrontier()
            for name in ["a", "b", "c", "d", "e", "f", "g"] {
                _ = try await story.appendDrafted(name: name)
                let newest = try #require(try await story.allEvents().last)
                #expect(newest.leaf == .leaf(newest.canonicalBytes))
                tree.append(newest.leaf)
                #expect(try await story.store.events.head().root == tree.root)
            }
        },
        Guarantee("an event of 65,535 bytes is recorded, and one of 65,536 refused") { story in
            let id = try await story.appendDrafted(name: nil)
            try await story.append(story.described(id, ""))
            let shortest = try #require(try await story.allEvents().last).canonicalBytes.count
            func described(bytes: Int) -> NewEvent {
                story.described(id, String(repeating: "x", count: bytes - shortest))
            }
            try await story.expectUnchanged {
                await #expect(throws: AppendError.tooLarge(type: "integration.described", bytes: 65_536)) {
                    try await story.append(described(bytes: 65_536))
                }
            }
            try await story.append(described(bytes: 65_535))
            #expect(try await story.allEvents().last?.canonicalBytes.count == 65_535)
        },
        Guarantee("an event that is too large takes its whole append with it") { story in
            let id = try await story.appendDrafted(name: "backups")
            let other = story.newID(IntegrationID.self)
            try await story.expectUnchanged {
                await #expect(throws: AppendError.self) {
                    try await story.append(
                        story.drafted(other, name: "logs"), story.described(id, String(repeating: "x", count: 65_536)))
                }
            }
            // Nor is the name taken, nor the version.
            try await story.append(
                story.drafted(story.newID(), name: "logs"), story.described(id, "short"),
                expecting: [.integration(id): .version(Version(1)), .integration(other): .empty])
        },
        Guarantee("a canceled caller's append is still recorded") { story in
            let ids = try await story.appendDrafts(10)
            let callers = ids.map { id in
                Task { try await story.append(story.described(id, "on the way")) }
            }
            for caller in callers { caller.cancel() }
            for (id, caller) in zip(ids, callers) {
                #expect(try await caller.value.versions == [.integration(id): Version(2)])
            }
            let canceledBefore = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await story.append(story.described(ids[0], "after all"))
            }
            #expect(try await canceledBefore.value.versions == [.integration(ids[0]): Version(3)])
            #expect(try await story.allEvents().count == 21)
        },
    ]
}
