import MooringModel
import Stores
import Testing

extension Guarantee {
    /// Audit-log entries that wait for their destination.
    static let spools: [Guarantee] = [
        Guarantee("entries wait in the order in which they were taken, each cluster's by themselves") {
            story async throws in
            let other = ForwardedLog(.audit, of: try #require(ClusterID("in02")))
            try await story.take("1", "2")
            try await story.take("3")
            try await story.take("x", of: other)
            let contents = try await story.store.spool.contents(of: story.log)
            #expect(contents.entries == 3 && contents.bytes == 36)
            #expect(try await story.send() == ["1", "2", "3"])
            #expect(try await story.send() == nil)
            #expect(try await story.send(of: other) == ["x"])
        },
        Guarantee("a batch that is closed keeps its number, its label and its bytes, whatever comes after") {
            story async throws in
            let spool = story.store.spool
            try await story.take("1")
            #expect(try await spool.contents(of: story.log).oldest?.isClosed == false)
            let label = story.label("a.log", resume: ["part": 1])
            let closed = try #require(try await spool.close(oldestOf: story.log, as: label))
            #expect(closed.isClosed && closed.label == label && closed.entries == 1 && closed.bytes == 12)
            try await story.take("2")
            let oldest = try await spool.contents(of: story.log).oldest
            #expect(oldest == closed)
            #expect(try await story.lines(of: closed) == ["1"])
            let next = story.label("b.log")
            let again = try #require(try await spool.close(oldestOf: story.log, as: next))
            #expect(again.number == closed.number && again.label == next)
            #expect(try await spool.contents(of: story.log).lastLabel == next)
        },
        Guarantee("a batch is read from any offset, and ends where it ends") { story async throws in
            try await story.take("1", "2")
            try await story.take("3")
            let batch = try #require(
                try await story.store.spool.close(oldestOf: story.log, as: story.label("a.log")))
            func read(_ offset: Int64, _ count: Int) async throws -> String {
                let bytes = try await story.store.spool.read(
                    batch.number, of: story.log, at: offset, upTo: count)
                return String(decoding: bytes, as: UTF8.self)
            }
            #expect(batch.bytes == 36)
            #expect(try await read(0, 100) == "{\"e\":\"001\"}\n{\"e\":\"002\"}\n{\"e\":\"003\"}\n")
            #expect(try await read(20, 8) == "2\"}\n{\"e\"")
            #expect(try await read(35, 8) == "\n")
            #expect(try await read(36, 8) == "")
        },
        Guarantee("what was removed is gone, and its number is never used again") { story async throws in
            let spool = story.store.spool
            try await story.take("1")
            let first = try #require(try await spool.close(oldestOf: story.log, as: story.label("a.log")))
            try await spool.remove(through: first.number, of: story.log)
            try await spool.remove(through: first.number, of: story.log)
            #expect(try await spool.contents(of: story.log).entries == 0)
            #expect(try await spool.contents(of: story.log).lastLabel == story.label("a.log"))
            await #expect(throws: StoreError.self) {
                try await spool.read(first.number, of: story.log, at: 0, upTo: 1)
            }
            try await story.take("2")
            try await story.take("3")
            let second = try #require(try await spool.contents(of: story.log).oldest)
            #expect(second.number > first.number)
            try await spool.remove(through: nil, of: story.log)
            #expect(try await spool.contents(of: story.log).oldest == nil)
            #expect(try await spool.close(oldestOf: story.log, as: story.label("b.log")) == nil)
        },
        Guarantee("a batch that has its size takes no more, and one request's entries stay together") {
            story async throws in
            var limits = SpoolLimits()
            limits.batchBytes = 30
            #expect(try await story.take("1", within: limits) == .taken(entries: 1, repeated: 0, isBatchFull: false))
            #expect(try await story.take("2", within: limits) == .taken(entries: 1, repeated: 0, isBatchFull: false))
            #expect(
                try await story.take("3", "4", "5", within: limits)
                    == .taken(entries: 3, repeated: 0, isBatchFull: true))
            #expect(try await story.take("6", within: limits) == .taken(entries: 1, repeated: 0, isBatchFull: true))
            #expect(try await story.send() == ["1", "2"])
            #expect(try await story.send() == ["3", "4", "5"])
            #expect(try await story.send() == ["6"])
        },
        Guarantee("beyond a limit nothing is taken, and there is room again when something has left") {
            story async throws in
            var limits = SpoolLimits()
            limits.bytesOfOne = 30
            try await story.take("1", "2", within: limits)
            #expect(try await story.take("3", within: limits) == .full(.forwarding))
            #expect(try await story.send() == ["1", "2"])
            #expect(try await story.take("3", within: limits) == .taken(entries: 1, repeated: 0, isBatchFull: false))
            var narrow = SpoolLimits()
            narrow.bytesOfAll = 200
            let many = (0..<20).map(String.init)
            #expect(try await story.take(many, within: narrow) == .full(.spool))
            let other = ForwardedLog(.audit, of: try #require(ClusterID("in02")))
            #expect(try await story.take(many, of: other, within: narrow) == .full(.spool))
            #expect(try await story.store.spool.contents(of: other).entries == 0)
        },
        Guarantee("a batch that is no longer the oldest gets no label") { story async throws in
            let spool = story.store.spool
            try await story.take("1")
            let first = try #require(try await spool.close(oldestOf: story.log, as: story.label("a.log")))
            try await story.take("2")
            try await spool.remove(through: first.number, of: story.log)
            #expect(try await spool.close(oldestOf: story.log, first.number, as: story.label("b.log")) == nil)
            let second = try #require(try await spool.contents(of: story.log).oldest)
            #expect(second.label == nil && !second.isClosed)
            #expect(try await spool.close(oldestOf: story.log, second.number, as: story.label("b.log")) != nil)
        },
        Guarantee("the logs of one cluster wait apart, each with its own sources") { story async throws in
            let registry = ForwardedLog(.registry, of: story.cluster)
            try await story.take("1", from: "file", at: 0)
            #expect(try await story.store.spool.extent(of: "file", in: registry) == nil)
            try await story.take("2", "3", of: registry, from: "file", at: 0)
            #expect(try await story.store.spool.extent(of: "file", in: story.log) == 12)
            #expect(try await story.send(of: registry) == ["2", "3"])
            #expect(try await story.store.spool.contents(of: registry).entries == 0)
            #expect(try await story.store.spool.extent(of: "file", in: registry) == 24)
            #expect(try await story.send() == ["1"])
        },
        Guarantee("what comes again from a source is not taken again, and what is new in it is") { story async throws in
            #expect(
                try await story.take("1", "2", from: "file", at: 0)
                    == .taken(entries: 2, repeated: 0, isBatchFull: false))
            #expect(
                try await story.take("1", "2", from: "file", at: 0)
                    == .taken(entries: 0, repeated: 2, isBatchFull: false))
            #expect(
                try await story.take("1", "2", "3", from: "file", at: 0)
                    == .taken(entries: 1, repeated: 2, isBatchFull: false))
            #expect(
                try await story.take("4", from: "file", at: 36) == .taken(entries: 1, repeated: 0, isBatchFull: false))
            #expect(
                try await story.take("5", from: "other", at: 900) == .taken(entries: 1, repeated: 0, isBatchFull: false)
            )
            #expect(try await story.send() == ["1", "2", "3", "4", "5"])
            #expect(
                try await story.take("4", from: "file", at: 36) == .taken(entries: 0, repeated: 1, isBatchFull: false))
            #expect(try await story.send() == nil)
        },
        Guarantee("a gap before what comes, and an end within a line, are told and not bridged") { story async throws in
            try await story.take("1", from: "file", at: 0)
            #expect(try await story.take("3", from: "file", at: 24) == .gap(expected: 12))
            #expect(try await story.take("2", from: "file", at: 6) == .torn(expected: 12))
            #expect(
                try await story.take("2", from: "file", at: 12) == .taken(entries: 1, repeated: 0, isBatchFull: false))
            #expect(try await story.send() == ["1", "2"])
        },
        Guarantee("what is known by its digest comes once, and nothing else under its name") { story async throws in
            func take(_ line: String, _ digest: String) async throws -> SpoolOutcome {
                var entries = Story.entries([line])
                entries.key = AuditEntries.Key(source: "request", place: .whole(digest: digest))
                return try await story.store.spool.take(entries, of: story.log, within: SpoolLimits())
            }
            #expect(try await take("1", "a1") == .taken(entries: 1, repeated: 0, isBatchFull: false))
            #expect(try await take("1", "a1") == .taken(entries: 0, repeated: 1, isBatchFull: false))
            #expect(try await take("2", "b2") == .keyReused)
            #expect(try await story.send() == ["1"])
        },
        Guarantee("lines without an entry move a source on, and are nothing to send") { story async throws in
            func take(_ range: Range<Int64>) async throws -> SpoolOutcome {
                let key = AuditEntries.Key(source: "file", place: .range(range))
                return try await story.store.spool.take(
                    AuditEntries(bytes: [], entries: [], key: key), of: story.log, within: SpoolLimits())
            }
            #expect(try await take(0..<8) == .taken(entries: 0, repeated: 0, isBatchFull: false))
            #expect(try await story.send() == nil)
            #expect(try await story.take("1", from: "file", at: 9) == .gap(expected: 8))
            try await story.take("1", from: "file", at: 8)
            #expect(try await take(20..<24) == .taken(entries: 0, repeated: 0, isBatchFull: false))
            #expect(try await story.send() == ["1"])
            #expect(
                try await story.take("2", from: "file", at: 24) == .taken(entries: 1, repeated: 0, isBatchFull: false))
        },
        Guarantee("entries that are brought at the same time are all taken, each sender's in its order") {
            story async throws in
            await withTaskGroup { group in
                for sender in 0..<4 {
                    group.addTask {
                        for number in 0..<25 {
                            _ = try? await story.take(
                                "\(100 * sender + number)", from: "sender-\(sender)", at: Int64(12 * number))
                        }
                    }
                }
            }
            let lines = try #require(try await story.send())
            #expect(lines.count == 100)
            for sender in 0..<4 {
                let theirs = lines.compactMap { Int($0) }.filter { $0 / 100 == sender }
                #expect(theirs == (0..<25).map { 100 * sender + $0 })
            }
        },
    ]
}
