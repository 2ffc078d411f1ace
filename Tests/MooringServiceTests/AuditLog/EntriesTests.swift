import MooringModel
import MooringService
import Projections
import Stores
import Synchronization
import Testing

/// What is taken, and what is refused.
@Suite(.timeLimit(.minutes(1))) struct EntriesTests {
    @Test func `entries are taken line by line, blank lines apart, and the last one may lack its end`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            let body = Array("{\"a\":1}\n\n  \r\n{\"cluster_id\":\"in01\"}\r\n{\"b\":12345678901234567890}".utf8)
            let taken = try await harbor.take(bytes: body)
            #expect(taken.taken == 3 && taken.repeated == 0)
            try await harbor.whileForwarding {
                try await harbor.arrival(of: 1)
            }
            #expect(
                try harbor.arrived().text
                    == "{\"a\":1}\n{\"cluster_id\":\"in01\"}\r\n{\"b\":12345678901234567890}\n")
        }
    }

    @Test(arguments: [
        ("{\"a\":1}\nhello\n", "audit-entry-invalid", "Line 3"), ("[1]\n", "audit-entry-invalid", "no JSON object"),
        ("{\"cluster_id\":\"in02\"}\n", "audit-entry-of-other-cluster", "in02"),
        ("{\"a\":\"\(String(repeating: "x", count: 100))\"}\n", "audit-entry-too-long", "108"),
    ])
    func `a line that is none is named, and nothing of the request is taken`(
        body: String, code: String, words: String
    ) async throws {
        var settings = AuditLogSettings()
        settings.entryBytes = 100
        try await withHarbor(auditLog: settings) { harbor in
            _ = try await harbor.forwarding()
            let refused = try #require(
                try await refusal { try await harbor.take(bytes: Array(("{\"ok\":1}\n" + body).utf8)) })
            #expect(refused.code == code)
            #expect(refused.detail.english.contains(words))
            #expect(try await harbor.waiting().entries == 0)
        }
    }

    @Test func `a body has a limit`() async throws {
        var settings = AuditLogSettings()
        settings.requestBytes = 20
        try await withHarbor(auditLog: settings) { harbor in
            _ = try await harbor.forwarding()
            #expect(try await refusal { try await harbor.take("1", "2", "3") }?.code == "body-too-large")
        }
    }

    @Test func `a body has a limit of entries, too`() async throws {
        var settings = AuditLogSettings()
        settings.requestEntries = 2
        try await withHarbor(auditLog: settings) { harbor in
            _ = try await harbor.forwarding()
            #expect(try await harbor.take("1", "2").taken == 2)
            #expect(try await refusal { try await harbor.take("1", "2", "3") }?.code == "audit-too-many-entries")
            #expect(try await harbor.waiting().entries == 2)
        }
    }

    @Test func `whoever switches a forwarding off waits for entries that are just being taken`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            let release = harbor.spool.holdNextTake()
            async let taken = harbor.take("1", key: "file@0")
            await harbor.spool.heldTake()
            let isDisabled = Mutex(false)
            async let disabled: Void = {
                try await harbor.disable("in01", .discard)
                isDisabled.withLock { $0 = true }
            }()
            // Time enough for it to be done, did it not wait.
            for _ in 0..<10_000 where !isDisabled.withLock(\.self) { await Task.yield() }
            #expect(isDisabled.withLock { !$0 })
            release()
            #expect(try await taken.taken == 1)
            try await disabled
            #expect(try await harbor.waiting().entries == 0)
            #expect(try await harbor.forwardingRow().body["entries"] == 1)
        }
    }

    @Test func `nothing is taken where nothing is forwarded`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            #expect(try await refusal { try await harbor.take("1") }?.code == "forwarding-off")
            let integration = try await harbor.active()
            try await harbor.enable("in01", through: integration)
            try await harbor.take("1")
            try await harbor.disable("in01", .drain)
            #expect(try await refusal { try await harbor.take("2") }?.code == "forwarding-off")
            #expect(try await refusal { try await harbor.take("1", of: "in99") }?.code == "cluster-not-found")
        }
    }

    @Test func `what comes again is not taken again, and what continues it is`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            #expect(try await harbor.take("1", "2", key: "file@0").taken == 2)
            #expect(try await harbor.take("1", "2", key: "file@0").repeated == 2)
            let more = try await harbor.take("2", "3", key: "file@10")
            #expect(more.taken == 1 && more.repeated == 1)
            let gap = try await refusal { try await harbor.take("9", key: "file@90") }
            #expect(gap?.code == "audit-offset-gap" && gap?.detail.english.contains("30") == true)
            #expect(try await refusal { try await harbor.take("9", key: "file@25") }?.code == "audit-offset-torn")
            #expect(try await harbor.waiting().entries == 3)
        }
    }

    @Test func `another key stands for the whole request`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            #expect(try await harbor.take("1", key: "a-key").taken == 1)
            #expect(try await harbor.take("1", key: "a-key").repeated == 1)
            #expect(try await refusal { try await harbor.take("2", key: "a-key") }?.code == "idempotency-key-reused")
        }
    }

    @Test func `two senders may have files of the same name`() async throws {
        try await withHarbor { harbor in
            let cluster = try await harbor.forwarding()
            for number in 1...2 {
                let sender = try await harbor.person(.ingest, in: "cluster/\(cluster)", home: harbor.search)
                let taken = try await harbor.take(
                    bytes: Harbor.lines(["\(number)"]), key: "audit.log@0", as: sender)
                #expect(taken.taken == 1)
            }
        }
    }

    @Test func `who delivers entries of one cluster can do nothing else, and nothing elsewhere`() async throws {
        try await withHarbor { harbor in
            let cluster = try await harbor.forwarding()
            let other = try await harbor.forwarding("in02", through: try await harbor.active("more", path: "more"))
            let sender = try await harbor.person(.ingest, in: "cluster/\(cluster)", home: harbor.search)
            #expect(try await harbor.take(bytes: Harbor.lines(["1"]), as: sender).taken == 1)
            let elsewhere = try await refusal {
                try await harbor.take(bytes: Harbor.lines(["1"]), of: other, as: sender)
            }
            #expect(elsewhere?.code == "cluster-not-found")
            let call = try await harbor.call(sender)
            #expect(try await refusal { try await harbor.registry.forwarding(call, cluster) }?.kind == .notFound)
            #expect(try await refusal { try await harbor.registry.show(call, .cluster, cluster) }?.kind == .notFound)
            let disabling = try await refusal {
                try await harbor.registry.disableForwarding(call, cluster: cluster, .discard)
            }
            #expect(disabling?.kind == .notFound)
        }
    }

    @Test func `a token can be limited to one cluster and the role`() async throws {
        try await withHarbor { harbor in
            let cluster = try await harbor.forwarding()
            let other = try await harbor.forwarding("in02", through: try await harbor.active("more", path: "more"))
            let scope = try Harbor.scope("cluster/\(cluster)")
            let call = try await harbor.operatorCall
            let token = try await harbor.registry.issueToken(
                call, for: nil, scope: scope, role: .ingest, expiresAt: harbor.clock.now.adding(seconds: 600)
            ).text.orThrow()
            let sender = Person(id: harbor.harborMaster.id, token: token)
            #expect(try await harbor.take(bytes: Harbor.lines(["1"]), as: sender).taken == 1)
            let elsewhere = try await refusal {
                try await harbor.take(bytes: Harbor.lines(["1"]), of: other, as: sender)
            }
            #expect(elsewhere?.kind == .notFound)
            let limited = try await harbor.call(sender)
            #expect(try await refusal { try await harbor.registry.forwarding(limited, cluster) } != nil)
        }
    }

    @Test func `beyond the limit entries are refused, and taken again when there is room`() async throws {
        var settings = AuditLogSettings()
        settings.spool.bytesOfOne = 25
        try await withHarbor(auditLog: settings) { harbor in
            _ = try await harbor.forwarding()
            try await harbor.take("1", "2")
            let full = try await refusal { try await harbor.take("3", key: "file@0") }
            #expect(full?.code == "spool-full" && full?.kind == .unavailable)
            try await harbor.whileForwarding {
                try await harbor.arrival(of: 1)
            }
            #expect(try await harbor.take("3", key: "file@0").taken == 1)
        }
    }
}
