import EventLog
import MooringModel
import Stores
import Testing

extension Guarantee {
    /// What is known of requests with an idempotency key.
    static let requests: [Guarantee] = [
        Guarantee("a request is new, then under way, then new again if it was released") { story in
            let (requests, now) = (story.store.requests, story.clock.now)
            let first = try await requests.begin(story.key(), now: now)
            #expect(first == .new)
            #expect(try await requests.begin(story.key(), now: now) == .underWay)
            await requests.release(story.key())
            await requests.release(story.key())
            #expect(try await requests.begin(story.key(), now: now) == .new)
        },
        Guarantee("of many who begin one request at once one finds it new") { story in
            let states = try await withThrowingTaskGroup { group in
                for _ in 0..<50 {
                    group.addTask { try await story.store.requests.begin(story.key(), now: story.clock.now) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(states.count { $0 == .new } == 1 && states.count { $0 == .underWay } == 49)
        },
        Guarantee("an answer that recorded nothing is kept and given again, also after a release") { story in
            let (requests, now) = (story.store.requests, story.clock.now)
            let answer = IdempotencyOutcome.answered(status: 409, body: ["code": "name-taken", "count": 2])
            _ = try await requests.begin(story.key(), now: now)
            try await requests.settle(story.key(), answer, now: now)
            await requests.release(story.key())
            #expect(try await requests.begin(story.key(), now: now) == .done(answer))
        },
        Guarantee("an append's outcome is recorded with it, up to its last position") { story in
            _ = try await story.store.requests.begin(story.key(), now: story.clock.now)
            try await story.append(
                story.organizationCreated(), story.projectCreated(), story.clusterRegistered(), key: story.key())
            #expect(
                try await story.store.requests.begin(story.key(), now: story.clock.now)
                    == .done(.recorded(through: Position(3))))
            await story.store.requests.release(story.key())
            #expect(
                try await story.store.requests.begin(story.key(), now: story.clock.now)
                    == .done(.recorded(through: Position(3))))
        },
        Guarantee("a key that was recorded is refused as repeated, before anything else is looked at") { story in
            let id = story.newID(IntegrationID.self)
            let draft = story.appending(
                [story.drafted(id, name: "backups")], expecting: [.integration(id): .empty], key: story.key())
            _ = try await story.store.events.append(draft)
            try await story.expectUnchanged {
                await #expect(throws: AppendError.repeated(story.key())) { try await story.store.events.append(draft) }
            }
        },
        Guarantee("of many appends with one key at once one is recorded") { story in
            let ids = try await story.appendDrafts(20)
            let results = await story.appendAtOnce(
                ids.map { story.appending([story.described($0, "")], key: story.key()) })
            #expect(results.count { (try? $0.get()) != nil } == 1)
            #expect(results.count { $0 == .failure(.repeated(story.key())) } == 19)
            #expect(try await story.store.events.head().position == Position(21))
        },
        Guarantee("a refused append records no outcome of its key") { story in
            let id = try await story.appendDrafted(name: "backups")
            _ = try await story.store.requests.begin(story.key(), now: story.clock.now)
            await #expect(throws: AppendError.self) {
                try await story.append(
                    story.described(id, ""), expecting: [.integration(id): .empty], key: story.key())
            }
            #expect(try await story.store.requests.begin(story.key(), now: story.clock.now) == .underWay)
            try await story.append(story.described(id, ""), key: story.key())
        },
        Guarantee("a key with another body is another request, whether the first is under way or done") { story in
            let (requests, now, other) = (story.store.requests, story.clock.now, story.key(body: "body-2"))
            _ = try await requests.begin(story.key(), now: now)
            #expect(try await requests.begin(other, now: now) == .otherRequest)
            try await story.append(story.organizationCreated(), key: story.key())
            #expect(try await requests.begin(other, now: now) == .otherRequest)
            await #expect(throws: AppendError.repeated(other)) {
                try await story.append(story.projectCreated(), key: other)
            }
        },
        Guarantee("the same key of another scope, and another key of the same, are requests of their own") { story in
            let (requests, now) = (story.store.requests, story.clock.now)
            var elsewhere = story.key()
            elsewhere.scope = "prin-bert POST /v1/integrations"
            try await story.append(story.organizationCreated(), key: story.key())
            #expect(try await requests.begin(elsewhere, now: now) == .new)
            #expect(try await requests.begin(story.key("key-2"), now: now) == .new)
            try await story.append(story.projectCreated(), key: elsewhere)
        },
        Guarantee("an outcome is kept for 24 hours, and forgotten then") { story in
            let (requests, begin) = (story.store.requests, story.clock.now)
            let answer = IdempotencyOutcome.answered(status: 422, body: ["code": "name-invalid"])
            try await story.append(story.organizationCreated(), key: story.key())
            _ = try await requests.begin(story.key("key-2"), now: begin)
            try await requests.settle(story.key("key-2"), answer, now: begin)

            let last = story.clock.set(toSecond: 86_399)
            #expect(try await requests.begin(story.key(), now: last) == .done(.recorded(through: Position(1))))
            #expect(try await requests.begin(story.key("key-2"), now: last) == .done(answer))
            let over = story.clock.set(toSecond: 86_400)
            #expect(try await requests.begin(story.key(), now: over) == .new)
            #expect(try await requests.begin(story.key("key-2", body: "body-2"), now: over) == .new)
            try await story.append(story.projectCreated(), key: story.key())
            #expect(try await requests.begin(story.key(), now: over) == .done(.recorded(through: Position(2))))
        },
    ]
}
