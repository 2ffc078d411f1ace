import EventLog
import MooringModel
import MooringService
import Projections
import Stores
import Testing

/// The same request twice: the same outcome, and nothing done twice.
@Suite struct RequestTests {
    private func key(_ key: String, body: String = "a") -> IdempotencyKey {
        IdempotencyKey(scope: "POST /v1/projects", key: key, requestDigest: body)
    }

    @Test func `a repeated request is answered with the first outcome and records nothing`() async throws {
        try await withHarbor { harbor in
            let ask = { try await harbor.call(harbor.harborMaster, key: key("one")) }
            let first = try await harbor.registry.createProject(try await ask(), organization: harbor.acme, name: "New")
            let head = try await harbor.registry.head()
            let again = try await harbor.registry.createProject(try await ask(), organization: harbor.acme, name: "New")
            #expect(!first.isReplay && again.isReplay)
            #expect(again.subject == first.subject && again.position == first.position)
            #expect(try await harbor.registry.head() == head)
            let row = try await harbor.registry.outcome(again, .project)
            #expect(row.body["name"] == "New")
        }
    }

    @Test func `a repeated request is answered as it was, also when things have moved on`() async throws {
        try await withHarbor { harbor in
            let ask = { try await harbor.call(harbor.harborMaster, key: key("one")) }
            let made = try await harbor.registry.createProject(try await ask(), organization: harbor.acme, name: "New")
            _ = try await harbor.registry.renameProject(
                try await harbor.operatorCall, made.subject.identifier, name: "Newer")
            let again = try await harbor.registry.createProject(try await ask(), organization: harbor.acme, name: "New")
            #expect(try await harbor.registry.outcome(again, .project).body["name"] == "New")
        }
    }

    @Test func `a refusal is repeated too, even if the request would be allowed now`() async throws {
        try await withHarbor { harbor in
            let ask = { try await harbor.call(harbor.harborMaster, key: key("one")) }
            let create = {
                try await refusal {
                    try await harbor.registry.createProject(
                        try await ask(), organization: harbor.acme, name: "search")
                }
            }
            let first = try await create()
            #expect(first?.code == "name-taken")
            _ = try await harbor.registry.renameProject(try await harbor.operatorCall, harbor.search, name: "Other")
            #expect(try await create() == first)
            let other = try await harbor.registry.createProject(
                try await harbor.call(harbor.harborMaster, key: key("two")), organization: harbor.acme, name: "search")
            #expect(!other.isReplay)
        }
    }

    @Test func `a refusal with several places is repeated word for word`() async throws {
        try await withHarbor { harbor in
            var new = try harbor.new("backups")
            new.configuration = ["root": "/nowhere", "paht": "x"]
            let draft = { [new] in
                try await refusal {
                    try await harbor.registry.draftIntegration(
                        try await harbor.call(harbor.harborMaster, key: key("one")), project: harbor.search, new)
                }
            }
            let first = try await draft().orThrow()
            #expect(first.parts.count > 1)
            #expect(try await draft() == first)
        }
    }

    @Test func `another body under the key is refused`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.registry.createProject(
                try await harbor.call(harbor.harborMaster, key: key("one")), organization: harbor.acme, name: "New")
            let refused = try await refusal {
                try await harbor.registry.createProject(
                    try await harbor.call(harbor.harborMaster, key: key("one", body: "b")), organization: harbor.acme,
                    name: "Newer")
            }
            #expect(refused?.code == "idempotency-key-reused")
            #expect(refused?.kind == .invalid)
        }
    }

    @Test func `a repetition is authorized anew`() async throws {
        try await withHarbor { harbor in
            let admin = try await harbor.person(.projectAdmin, in: harbor.search)
            let draft = {
                try await harbor.registry.draftIntegration(
                    try await harbor.call(admin, key: key("one")), project: harbor.search, try harbor.new("backups"))
            }
            _ = try await draft()
            let grant = try await harbor.grants(of: admin.id, in: harbor.search).first.orThrow()
            _ = try await harbor.registry.revoke(try await harbor.operatorCall, grant: grant)
            #expect(try await refusal(draft)?.kind == .notFound)
        }
    }

    @Test func `after a day a key is new`() async throws {
        try await withHarbor { harbor in
            let rename = { (name: String) in
                try await harbor.registry.renameProject(
                    try await harbor.call(harbor.harborMaster, key: key("one")), harbor.search, name: name)
            }
            _ = try await rename("First")
            #expect(try await rename("First").isReplay)
            _ = try await harbor.registry.renameProject(try await harbor.operatorCall, harbor.search, name: "Second")
            harbor.clock.pass(days: 1)
            let person = Person(
                id: harbor.harborMaster.id, token: try await harbor.registry.issueOperatorToken(via: "reset"))
            let renamed = try await harbor.registry.renameProject(
                try await harbor.call(person, key: key("one")), harbor.search, name: "First")
            #expect(!renamed.isReplay && renamed.position != nil)
        }
    }

    @Test func `a request that changes nothing may be repeated`() async throws {
        try await withHarbor { harbor in
            for _ in 1...2 {
                let same = try await harbor.registry.renameProject(
                    try await harbor.call(harbor.harborMaster, key: key("one")), harbor.search, name: "Search")
                #expect(same.position == nil && !same.isReplay)
            }
        }
    }

    @Test func `a token is shown once`() async throws {
        try await withHarbor { harbor in
            let robot = try await harbor.newcomer(home: harbor.search)
            let issue = {
                try await harbor.registry.issueToken(
                    try await harbor.call(harbor.harborMaster, key: key("one")), for: robot,
                    scope: try Harbor.scope(harbor.search), role: nil,
                    expiresAt: Timestamp(microseconds: 1_777_700_000_000_000))
            }
            let first = try await issue()
            let again = try await issue()
            #expect(first.text != nil && again.text == nil)
            #expect(again.id == first.id && again.recorded.isReplay)
            #expect(try await harbor.registry.tokens(try await harbor.operatorCall, principal: robot).count == 1)
        }
    }

    @Test func `a secret that is stored twice under one key is kept once`() async throws {
        try await withHarbor { harbor in
            let store = {
                try await harbor.registry.storeSecret(
                    try await harbor.call(harbor.harborMaster, key: key("one")), project: harbor.search, name: "key",
                    value: [1, 2, 3])
            }
            _ = try await store()
            #expect(try await store().isReplay)
            #expect(
                try await harbor.registry.secrets(try await harbor.operatorCall, project: harbor.search).count == 1)
        }
    }

    @Test func `reason, correlation, actor and address are recorded with what changes`() async throws {
        try await withHarbor { harbor in
            let admin = try await harbor.person(.projectAdmin, in: harbor.search)
            let call = try await harbor.call(admin, reason: "Audit 2026-17")
            let before = try await harbor.registry.head().position
            _ = try await harbor.registry.draftIntegration(
                call, project: harbor.search, try harbor.new("backups", path: "search"))
            let events = try await harbor.events(after: before)
            #expect(events.map(\.event.event.type) == ["integration.drafted", "integration.configured"])
            for event in events {
                #expect(event.reason == "Audit 2026-17" && event.correlation == call.correlation)
                #expect(event.actor.id == admin.id && event.actor.address == "192.0.2.7")
                #expect(event.actor.via == call.caller.token?.id.description)
                #expect(event.project?.description == harbor.search)
                #expect(event.organization?.description == harbor.acme && event.region?.description == "local")
            }
        }
    }
}
