import EventLog
import MooringModel
import MooringService
import Projections
import Stores
import Testing

@Suite struct TokenTests {
    private func code(_ harbor: Harbor, _ token: String) async throws -> String? {
        try await refusal { try await harbor.registry.authenticate(token, address: nil) }?.code
    }

    @Test func `an unknown, an expired and a revoked token are told apart`() async throws {
        try await withHarbor { harbor in
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            #expect(try await code(harbor, viewer.token) == nil)
            #expect(try await code(harbor, viewer.token + "0") == "token-unknown")
            #expect(try await code(harbor, "") == "token-unknown")

            let brief = try await harbor.token(of: viewer.id, days: 1)
            harbor.clock.pass(seconds: 86_399)
            #expect(try await code(harbor, brief) == nil)
            harbor.clock.pass(seconds: 1)
            #expect(try await code(harbor, brief) == "token-expired")

            let id = try await harbor.call(viewer).caller.token.orThrow().id
            _ = try await harbor.registry.revokeToken(try await harbor.call(viewer), id.description)
            #expect(try await code(harbor, viewer.token) == "token-revoked")
        }
    }

    @Test func `a token lives a year at most, and not in the past`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.newcomer()
            for days: Int64 in [366, 0, -1] {
                let refused = try await refusal { try await harbor.token(of: id, days: days) }
                #expect(refused?.code == "token-lifetime-invalid", "\(days)")
            }
            _ = try await harbor.token(of: id, days: 365)
        }
    }

    @Test func `a token holds where its scope and the grants of its principal meet`() async throws {
        try await withHarbor { harbor in
            let owner = try await harbor.person(.organizationOwner, in: harbor.acme)
            let narrow = Person(
                id: owner.id, token: try await harbor.token(of: owner.id, scope: try Harbor.scope(harbor.search)))
            _ = try await harbor.registry.clusters(try await harbor.call(narrow), project: harbor.search)
            let outside = try await refusal {
                try await harbor.registry.clusters(try await harbor.call(narrow), project: harbor.ads)
            }
            #expect(outside?.kind == .notFound)

            let reader = Person(id: owner.id, token: try await harbor.token(of: owner.id, role: .dataViewer))
            _ = try await harbor.registry.clusters(try await harbor.call(reader), project: harbor.search)
            let above = try await refusal {
                try await harbor.registry.draftIntegration(
                    try await harbor.call(reader), project: harbor.search, try harbor.new("backups"))
            }
            #expect(above?.code == "forbidden")
        }
    }

    @Test func `a token of a wider scope gives no more than the grants`() async throws {
        try await withHarbor { harbor in
            let viewer = try await harbor.person(.dataViewer, in: harbor.search, tokenScope: .installation)
            let refused = try await refusal {
                try await harbor.registry.clusters(try await harbor.call(viewer), project: harbor.ads)
            }
            #expect(refused?.kind == .notFound)
        }
    }

    @Test func `a limited token begets no token with fewer limits`() async throws {
        try await withHarbor { harbor in
            let owner = try await harbor.person(.organizationOwner, in: harbor.acme)
            let (acme, search) = (try Harbor.scope(harbor.acme), try Harbor.scope(harbor.search))
            let limited = Person(
                id: owner.id, token: try await harbor.token(of: owner.id, scope: search, role: .dataAdmin))
            func issue(_ scope: Scope, _ role: Role?) async throws -> String? {
                try await refusal {
                    try await harbor.registry.issueToken(
                        try await harbor.call(limited), for: nil, scope: scope, role: role,
                        expiresAt: harbor.clock.now.adding(seconds: 60))
                }?.code
            }
            #expect(try await issue(search, .dataAdmin) == nil)
            #expect(try await issue(search, nil) == "token-wider")
            #expect(try await issue(search, .projectAdmin) == "token-wider")
            #expect(try await issue(acme, .dataAdmin) == "token-wider")
            #expect(try await issue(.installation, .dataAdmin) == "token-wider")
        }
    }

    @Test func `a token of a service conveys nothing that its issuer may not grant`() async throws {
        try await withHarbor { harbor in
            // The robot is looked after by the project, and may more than the project's administrators.
            let robot = try await harbor.newcomer(home: harbor.search)
            _ = try await harbor.registry.grant(
                try await harbor.operatorCall, role: .organizationOwner, to: robot, in: try Harbor.scope(harbor.acme))
            let admin = try await harbor.person(.projectAdmin, in: harbor.search)
            func issue(_ scope: String, _ role: Role?) async throws -> Refusal? {
                try await refusal {
                    try await harbor.registry.issueToken(
                        try await harbor.call(admin), for: robot, scope: try Harbor.scope(scope), role: role,
                        expiresAt: harbor.clock.now.adding(seconds: 60))
                }
            }
            #expect(try await issue("installation", nil) != nil)
            #expect(try await issue(harbor.acme, nil) != nil)
            #expect(try await issue(harbor.ads, nil)?.kind == .notFound)
            #expect(try await issue(harbor.search, nil)?.code == "token-wider")
            #expect(try await issue(harbor.search, .projectAdmin) == nil)
        }
    }

    @Test func `a person gets a first token from an administrator, issues his own with it, and nobody else can then`()
        async throws
    {
        try await withHarbor { harbor in
            let ann = try await harbor.newcomer(home: harbor.search, kind: .person)
            let admin = try await harbor.person(.projectAdmin, in: harbor.search)
            let search = try Harbor.scope(harbor.search)
            _ = try await harbor.registry.grant(try await harbor.call(admin), role: .dataViewer, to: ann, in: search)
            func issue(_ issuer: Person, for principal: String?, days: Int64? = nil) async throws -> String? {
                try await harbor.registry.issueToken(
                    try await harbor.call(issuer), for: principal, scope: search, role: nil,
                    expiresAt: days.map { harbor.clock.now.adding(seconds: $0 * 86_400) }
                ).text
            }
            #expect(try await refusal { try await issue(admin, for: ann, days: 2) }?.code == "first-token-too-long")
            let own = Person(id: ann, token: try #require(try await issue(admin, for: ann)))
            #expect(try await harbor.call(own).caller.principal?.description == ann)
            #expect(try await refusal { try await issue(admin, for: ann) }?.code == "token-of-person")
            #expect(try await issue(own, for: nil, days: 90) != nil)
        }
    }

    @Test func `a person whose token has ended gets a first one again`() async throws {
        try await withHarbor { harbor in
            let ann = try await harbor.newcomer(home: harbor.search, kind: .person)
            let admin = try await harbor.person(.projectAdmin, in: harbor.search)
            func issue() async throws {
                _ = try await harbor.registry.issueToken(
                    try await harbor.call(admin), for: ann, scope: try Harbor.scope(harbor.search), role: nil,
                    expiresAt: nil)
            }
            try await issue()
            #expect(try await refusal { try await issue() }?.code == "token-of-person")
            harbor.clock.pass(days: 1)
            try await issue()
        }
    }

    @Test func `whether a scope is there is not found out by issuing tokens for it`() async throws {
        try await withHarbor { harbor in
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            let absent = try Berth.absent()
            for (foreign, never) in [(harbor.maps, absent.project), (harbor.globex, absent.organization)] {
                let codes = try await [foreign, never].asyncMap { scope in
                    try await refusal {
                        try await harbor.registry.issueToken(
                            try await harbor.call(viewer), for: nil, scope: try Harbor.scope(scope), role: nil,
                            expiresAt: harbor.clock.now.adding(seconds: 60))
                    }?.code
                }
                #expect(codes[0] == codes[1] && codes[0] != nil)
            }
        }
    }

    @Test func `disabling a principal ends his tokens and grants in one append`() async throws {
        try await withHarbor { harbor in
            let admin = try await harbor.person(.projectAdmin, in: harbor.search)
            let second = try await harbor.token(of: admin.id)
            _ = try await harbor.registry.grant(
                try await harbor.operatorCall, role: .auditor, to: admin.id, in: try Harbor.scope(harbor.ads))
            let before = try await harbor.registry.head().position
            _ = try await harbor.registry.disablePrincipal(try await harbor.operatorCall, admin.id)
            let events = try await harbor.events(after: before)
            #expect(
                events.map(\.event.event.type).sorted() == [
                    "access.revoked", "access.revoked", "principal.disabled", "token.revoked", "token.revoked",
                ])
            #expect(Set(events.map(\.correlation)).count == 1)
            #expect(try await code(harbor, admin.token) == "token-revoked")
            #expect(try await code(harbor, second) == "token-revoked")
            #expect(try await refusal { try await harbor.token(of: admin.id) }?.code == "principal-disabled")
        }
    }

    @Test func `revoking a token names the jobs that go on`() async throws {
        try await withHarbor { harbor in
            let admin = try await harbor.person(.dataAdmin, in: harbor.search)
            _ = try await harbor.cluster()
            let backup = try await harbor.backup()
            let integration = try await harbor.active()
            let job = try await harbor.registry.requestExport(
                try await harbor.call(admin), cluster: "in01", backup: backup, integration: integration, directory: "")
            let token = try await harbor.call(admin).caller.token.orThrow().id.description
            let (_, jobs) = try await harbor.registry.revokeToken(try await harbor.operatorCall, token)
            #expect(jobs == [job.subject.identifier])
            #expect(try await harbor.job(job.subject.identifier).status == "pending")
        }
    }

    @Test func `the operator's token can be made anew, for the same operator`() async throws {
        try await withHarbor { harbor in
            #expect(try await harbor.registry.hasOperator())
            let text = try await harbor.registry.issueOperatorToken(via: "reset")
            let caller = try await harbor.registry.authenticate(text, address: nil)
            #expect(caller.actor.id == harbor.harborMaster.id)
            #expect(caller.roles(at: .installation) == [.operator])
            harbor.clock.pass(days: 1)
            #expect(try await code(harbor, text) == "token-expired")
        }
    }

    @Test func `tokens are kept as hashes only`() async throws {
        try await withHarbor { harbor in
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            #expect(viewer.token.hasPrefix("mooring_") && viewer.token.utf8.count == 8 + 64)
            for stored in await harbor.store.events(matching: .init()) {
                #expect(!String(decoding: stored.canonicalBytes, as: UTF8.self).contains(viewer.token.dropFirst(8)))
            }
        }
    }
}
