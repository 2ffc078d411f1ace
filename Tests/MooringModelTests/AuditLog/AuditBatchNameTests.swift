import DomainSamples
import MooringModel
import Testing

@Suite struct AuditBatchNameTests {
    @Test func `a key has the directory, the cluster, the day and the second`() throws {
        let at = try #require(Timestamp("2026-05-01T12:34:56.789Z"))
        let name = AuditBatchName(at: at, suffix: "jz5l7D8Q")
        #expect(name.key(for: .sample, of: .audit) == "logs/in01/audit/2026-05-01/12:34:56-jz5l7D8Q.log")
        var root = ForwardingTarget.sample
        root.directory = ""
        #expect(name.key(for: root, of: .registry) == "in01/registry/2026-05-01/12:34:56-jz5l7D8Q.log")
    }

    @Test func `names sort in the order in which they were made, also when the clock stands or goes back`() {
        var random = SplitMix64(seed: 11)
        var now = Sample.now
        var names: [AuditBatchName] = []
        for _ in 0..<2_000 {
            now = now.adding(seconds: random.pick(0, 0, 0, 0, 0, 0, 1, -1, -2, 60))
            names.append(.following(names.last, at: now, random: random.next()))
        }
        let keys = names.map { $0.key(for: .sample, of: .audit) }
        #expect(Set(keys).count == keys.count)
        #expect(keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } == keys)
        #expect(names.allSatisfy { $0.suffix.utf8.count == 8 })
    }

    @Test func `where a second has no further name, the next second has`() {
        let last = AuditBatchName(at: Sample.now, suffix: "zzzzzzzz")
        let next = AuditBatchName.following(last, at: Sample.now, random: 5)
        #expect(next.at == Sample.now.adding(seconds: 1))
        #expect(last.key(for: .sample, of: .audit) < next.key(for: .sample, of: .audit))
    }
}
